import { describe, expect, it } from 'vitest';
import { placeAfterStep, type MoveStep } from './move-in-order.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];

/** The order after a step, as the engine makes it. */
function after(moved: string, step: MoveStep): string {
  const before = placeAfterStep(ORDER, new Set(moved), step);
  if (before === undefined) return ORDER.join('');
  const left = ORDER.filter((id) => !moved.includes(id));
  const at = before === null ? left.length : left.indexOf(before);
  return [...left.slice(0, at), ...ORDER.filter((id) => moved.includes(id)), ...left.slice(at)].join('');
}

describe('moving photos in an album', () => {
  it('moves one photo by one place', () => {
    expect(after('c', 'earlier')).toBe('acbde');
    expect(after('c', 'later')).toBe('abdce');
    expect(after('c', 'first')).toBe('cabde');
    expect(after('c', 'last')).toBe('abdec');
  });

  it('stops at both ends', () => {
    expect(placeAfterStep(ORDER, new Set('a'), 'earlier')).toBeUndefined();
    expect(placeAfterStep(ORDER, new Set('de'), 'later')).toBeUndefined();
    expect(placeAfterStep(ORDER, new Set(ORDER), 'first')).toBeUndefined();
  });

  it('moves several as one, and puts them together', () => {
    expect(after('bc', 'later')).toBe('adbce');
    expect(after('bd', 'earlier')).toBe('bdace');
    expect(after('ac', 'earlier')).toBe('acbde');
    expect(after('ce', 'later')).toBe('abdce');
  });
});
