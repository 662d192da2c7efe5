import { msg } from '@lingui/core/macro';
import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { findCommand, type Pressed, type Where } from './find-command.ts';

function command(id: string, keys: readonly string[], rest: Partial<Command> = {}): Command {
  return { id, title: msg`Title`, group: msg`Group`, keys, scope: 'anywhere', run: () => undefined, ...rest };
}

const GRID: Where = { page: 'photos', isPhotoOpen: false };
const VIEWER: Where = { page: 'photos', isPhotoOpen: true };

function press(key: string, held: Partial<Pressed> = {}, on = '<div tabindex="0" id="target"></div>'): Pressed {
  document.body.innerHTML = on;
  return {
    key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, repeat: false, isComposing: false, getModifierState: () => false,
    target: document.querySelector('#target'), ...held,
  };
}

function idOf(commands: readonly Command[], event: Pressed, where: Where = GRID): string | null {
  return findCommand(commands, event, where)?.id ?? null;
}

describe('the command of a key', () => {
  it('means one thing in the grid and another in the viewer, and either goes before what it means anywhere', () => {
    const commands = [command('anywhere', ['r']), command('grid', ['r'], { scope: 'grid' }), command('viewer', ['r'], { scope: 'viewer' })];
    expect([idOf(commands, press('r')), idOf(commands, press('r'), VIEWER), idOf(commands, press('r'), { page: 'settings', isPhotoOpen: false })]).toEqual(['grid', 'viewer', 'anywhere']);
  });

  it('is left out while it is not possible', () => {
    expect(idOf([command('first', ['r'], { isPossible: () => false }), command('second', ['r'])], press('r'))).toBe('second');
  });

  it('runs once while its key is held down, unless it goes on', () => {
    const held = { repeat: true };
    expect([idOf([command('trash', ['Delete'])], press('Delete', held)), idOf([command('next', ['ArrowRight'], { repeats: true })], press('ArrowRight', held))]).toEqual([null, 'next']);
  });

  it('leaves letters and editing keys to a text field, and takes the others', () => {
    const field = '<input id="target">';
    const commands = [command('rotate', ['r']), command('palette', ['Mod+K']), command('all', ['Mod+A']), command('back', ['Alt+ArrowLeft']), command('full', ['F11'])];
    expect([
      idOf(commands, press('r', {}, field)),
      idOf(commands, press('k', { ctrlKey: true }, field)),
      idOf(commands, press('a', { ctrlKey: true }, field)),
      idOf(commands, press('ArrowLeft', { altKey: true }, field)),
      idOf(commands, press('F11', {}, field)),
    ]).toEqual([null, 'palette', null, null, 'full']);
    expect(idOf(commands, press('r', {}, '<input type="checkbox" id="target">'))).toBe('rotate');
  });

  it('takes no key that an input method is composing', () => {
    expect(idOf([command('rotate', ['r'])], press('r', { isComposing: true }))).toBeNull();
    expect(idOf([command('rotate', ['^'])], press('Dead'))).toBeNull();
  });

  it('leaves a focused button its Enter and a slider its arrows', () => {
    const commands = [command('open', ['Enter']), command('next', ['ArrowRight'])];
    expect([
      idOf(commands, press('Enter', {}, '<button id="target"></button>')),
      idOf(commands, press('ArrowRight', {}, '<button id="target"></button>')),
      idOf(commands, press('ArrowRight', {}, '<span role="slider" id="target"></span>')),
    ]).toEqual([null, 'next', null]);
  });
});
