import type { KeeperRules } from '../../../shared/contract/duplicate-schemas.ts';
import type { Criterion, KeeperCandidate } from './keeper-candidate.ts';

type Rule = KeeperRules['rules'][number];

/** The person's rules, in their order: the first that tells two apart decides. */
export function ruleCriteria(rules: readonly Rule[]): Criterion[] {
  return rules.map((rule) => ({ what: 'rule', rate: rateBy(rule), say: sayRule(rule) }));
}

function rateBy(rule: Rule): (one: KeeperCandidate) => number {
  switch (rule.type) {
    // One place in the folder is enough to keep a photo; only one that has no other place is dropped for it.
    case 'keep-in': return (one) => Number(one.paths.some((path) => liesIn(path, rule.folder)));
    case 'drop-in': return (one) => -Number(one.paths.every((path) => liesIn(path, rule.folder)));
    case 'prefer': return (one) => preference(one, rule.what);
  }
}

function preference(one: KeeperCandidate, what: Extract<Rule, { type: 'prefer' }>['what']): number {
  switch (what) {
    case 'raw': return Number(one.isRaw || one.bundled.some((format) => RAW_FORMATS.has(format)));
    case 'larger': return one.width * one.height;
    case 'older': return -one.fileTimeMs;
    case 'newer': return one.fileTimeMs;
  }
}

const RAW_FORMATS: ReadonlySet<string> = new Set(['DNG', 'CR2', 'CR3', 'NEF', 'ARW', 'RAF', 'ORF', 'RW2']);

/** In an absolute folder, or below folders of these names anywhere: `Originals/`, `2016/best`. Case counts as on disk. */
export function liesIn(path: string, folder: string): boolean {
  const named = folder.replace(/\/+$/, '');
  return named.startsWith('/') || /^[A-Za-z]:/.test(named) ? path.startsWith(`${named}/`) : path.includes(`/${named.replace(/^\/+/, '')}/`);
}

function sayRule(rule: Rule): (one: KeeperCandidate) => string {
  return () => (rule.type === 'prefer' ? rule.what : rule.folder);
}
