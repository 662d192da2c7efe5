import { expect, it } from 'vitest';
import { addRule, moveRule, type KeeperRule } from './rule-list.ts';

const originals: KeeperRule = { type: 'keep-in', folder: 'Originals/' };
const received: KeeperRule = { type: 'drop-in', folder: '/p/received' };
const raw: KeeperRule = { type: 'prefer', what: 'raw' };

it('moves a rule past its neighbour, and not past either end', () => {
  const rules = [originals, received, raw];
  expect(moveRule(rules, 2, -1)).toEqual([originals, raw, received]);
  expect(moveRule(rules, 0, 1)).toEqual([received, originals, raw]);
  expect(moveRule(rules, 0, -1)).toEqual(rules);
  expect(moveRule(rules, 2, 1)).toEqual(rules);
});

it('adds no rule twice', () => {
  expect(addRule([originals], raw)).toEqual([originals, raw]);
  expect(addRule([originals], { ...originals })).toEqual([originals]);
});
