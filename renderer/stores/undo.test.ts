import { beforeEach, describe, expect, it } from 'vitest';
import { useUndo, type UndoStep } from './undo.ts';

let log: string[] = [];
function step(label: string): UndoStep {
  return {
    label,
    run() {
      log.push(label);
      return Promise.resolve(step(`not ${label}`));
    },
  };
}

beforeEach(() => {
  log = [];
  useUndo.setState(useUndo.getInitialState(), true);
});

describe('taking back', () => {
  it('takes back the latest first, and does it again in the other order', async () => {
    const { push, undo, redo } = useUndo.getState();
    push(step('a'));
    push(step('b'));
    await undo();
    await undo();
    expect(await undo()).toBeNull();
    await redo();
    expect(log).toEqual(['b', 'a', 'not a']);
    expect(useUndo.getState().done.map((each) => each.label)).toEqual(['not not a']);
  });

  it('takes back two steps for two quick presses', async () => {
    const { push, undo } = useUndo.getState();
    push(step('a'));
    push(step('b'));
    await Promise.all([undo(), undo()]);
    expect(log).toEqual(['b', 'a']);
  });

  it('keeps a step that could not be taken back', async () => {
    const failing: UndoStep = { label: 'x', run: () => Promise.reject(new Error('the drive is away')) };
    useUndo.getState().push(failing);
    await expect(useUndo.getState().undo()).rejects.toThrow('the drive is away');
    expect(useUndo.getState().done).toEqual([failing]);
  });

  it('takes back one step by its toast, and only once', async () => {
    const { push, undo } = useUndo.getState();
    const first = step('a');
    push(first);
    push(step('b'));
    await undo(first);
    expect(await undo(first)).toBeNull();
    expect(log).toEqual(['a']);
    expect(useUndo.getState().done.map((each) => each.label)).toEqual(['b']);
  });
});
