import { describe, expect, it } from 'vitest';
import type { DuplicateGroup } from '../../../shared/contract/duplicate-schemas.ts';
import { decideGroup, keepOnly, sumDecisions, toggleMark } from './decide-group.ts';

function member(key: string, sizeBytes = 10) {
  return { key, id: key.repeat(32), paths: [`/p/${key}.jpg`], sizeBytes, width: 4, height: 3, format: 'jpeg', takenAt: null, camera: null, differs: [] };
}
const group: DuplicateGroup = { id: 'g', tier: 'near', members: [member('a', 30), member('b'), member('c')], reasons: [], winsBytes: 20 };
const all = (): boolean => true;

describe('what marks make of a group', () => {
  it('keeps the proposed keeper when one other goes, and leaves alone what nothing was said of', () => {
    expect(decideGroup(group, { b: 'trash' }, all)).toEqual({ tier: 'near', id: 'g', marks: { b: 'trash' }, keep: ['a'], trash: ['b'], files: 1, sizeBytes: 10 });
  });

  it('keeps the next one when the proposed keeper goes', () => {
    expect(decideGroup(group, { a: 'trash' }, all)).toMatchObject({ keep: ['b'], trash: ['a'], sizeBytes: 30 });
  });

  it('refuses marks that leave nothing', () => {
    expect(decideGroup(group, { a: 'trash', b: 'trash', c: 'trash' }, all)).toBeNull();
  });

  it('refuses marks that leave only what is away: it cannot be proved to be in place', () => {
    expect(decideGroup(group, { a: 'trash', b: 'trash' }, (each) => each.key !== 'c')).toBeNull();
  });

  it('is nothing without a mark', () => {
    expect(decideGroup(group, {}, all)).toBeNull();
  });
});

describe('marking', () => {
  it('lets all others go but those that are kept already and those that are away', () => {
    expect(keepOnly(group, 'b', {}, (each) => each.key !== 'c')).toEqual({ a: 'trash', b: 'keep' });
    expect(keepOnly(group, 'b', { c: 'keep', a: 'trash' }, all)).toEqual({ a: 'trash', b: 'keep', c: 'keep' });
  });

  it('takes a mark back when it is made again', () => {
    expect(toggleMark(toggleMark({}, 'a', 'trash'), 'a', 'trash')).toEqual({});
    expect(toggleMark({ a: 'keep' }, 'a', 'trash')).toEqual({ a: 'trash' });
  });

  it('sums up what would go, without groups of which all stays', () => {
    const decisions = [decideGroup(group, { b: 'trash', c: 'trash' }, all), decideGroup(group, { a: 'keep' }, all)];
    expect(sumDecisions(decisions.filter((each) => each !== null))).toEqual({ groups: 1, files: 2, sizeBytes: 20 });
  });
});
