import { describe, expect, it } from 'vitest';
import { matchesKeys, showKeys, type PressedKeys } from './match-keys.ts';

function press(key: string, held: Partial<Omit<PressedKeys, 'getModifierState'>> & { altGraph?: boolean } = {}): PressedKeys {
  const { altGraph = false, ...rest } = held;
  return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...rest, getModifierState: (name) => name === 'AltGraph' && altGraph };
}

describe('keys of commands', () => {
  it('wants exactly the modifiers that are named', () => {
    expect(matchesKeys('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys('Mod+K', press('k'), false)).toBe(false);
    expect(matchesKeys('Mod+K', press('k', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesKeys('k', press('k', { ctrlKey: true }), false)).toBe(false);
    expect(matchesKeys('k', press('k', { metaKey: true }), false)).toBe(false);
    expect(matchesKeys('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
  });

  it('takes a sign however the layout makes it', () => {
    expect(matchesKeys('/', press('/', { shiftKey: true, code: 'Digit7' }), false)).toBe(true);
    expect(matchesKeys('?', press('?', { shiftKey: true, code: 'Minus' }), false)).toBe(true);
    expect(matchesKeys('+', press('+', { code: 'BracketRight' }), false)).toBe(true);
    expect(matchesKeys('Mod++', press('+', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  });

  it('does not take the signs of AltGr for Ctrl and Alt', () => {
    const at = press('@', { ctrlKey: true, altKey: true, altGraph: true, code: 'KeyQ' });
    expect(matchesKeys('Mod+Q', at, false)).toBe(false);
    expect(matchesKeys('@', at, false)).toBe(true);
  });

  it('tells a digit from the sign above it', () => {
    expect(matchesKeys('1', press('1', { code: 'Digit1' }), false)).toBe(true);
    expect(matchesKeys('1', press('!', { code: 'Digit1', shiftKey: true }), false)).toBe(false);
  });

  it('finds letters by their place where the layout has none, or where a Mac makes signs of them', () => {
    expect(matchesKeys('f', press('а', { code: 'KeyF' }), false)).toBe(true);
    expect(matchesKeys('Alt+1', press('¡', { code: 'Digit1', altKey: true }), true)).toBe(true);
    // On a French keyboard "a" is printed where others have "q".
    expect(matchesKeys('q', press('a', { code: 'KeyQ' }), false)).toBe(false);
  });

  it('writes keys as this machine names them', () => {
    expect([showKeys('Mod+Shift+z', false), showKeys('Mod+Shift+z', true)]).toEqual(['Ctrl+Shift+Z', '⇧⌘Z']);
    expect([showKeys('Alt+ArrowLeft', false), showKeys('Mod++', false), showKeys('/', false), showKeys('Space', false)]).toEqual(['Alt+←', 'Ctrl++', '/', 'Space']);
  });
});
