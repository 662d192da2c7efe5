import { beforeEach, describe, expect, it } from 'vitest';
import { resultList } from './photo-list.ts';
import { useSelection } from './selection.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const list = resultList(ids.map((id) => ({ id, path: null, paths: [], score: 1, takenAt: null, kind: 'image', width: 3, height: 2 })));
const store = useSelection;
const selected = (): string => [...store.getState().ids].toSorted().join('');

beforeEach(() => store.setState(store.getInitialState(), true));

describe('the selection', () => {
  it('draws a range anew from where it began, and keeps what lay beside it', () => {
    store.getState().toggle('a');
    store.getState().toggle('c');
    store.getState().selectTo('e', list, true);
    expect(selected()).toBe('acde');
    store.getState().selectTo('d', list, true);
    expect(selected()).toBe('acd');
    store.getState().selectTo('b', list, true);
    expect(selected()).toBe('abc');
  });

  it('begins a range where the photo is when nothing was selected before', () => {
    store.getState().selectTo('b', list);
    expect([selected(), store.getState().anchor]).toEqual(['b', 'b']);
  });

  it('adds a day and takes it away again', () => {
    store.getState().toggle('f');
    store.getState().selectMany(['a', 'b'], true);
    expect(selected()).toBe('abf');
    store.getState().deselectMany(['a', 'f']);
    expect(selected()).toBe('b');
    store.getState().clear();
    expect([selected(), store.getState().anchor]).toEqual(['', null]);
  });
});
