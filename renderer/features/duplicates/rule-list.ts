import { t } from '@lingui/core/macro';
import type { KeeperRules } from '../../../shared/contract/duplicate-schemas.ts';

export type KeeperRule = KeeperRules['rules'][number];

/** What a rule says, in a sentence. */
export function describeRule(rule: KeeperRule): string {
  switch (rule.type) {
    case 'keep-in':
      return t`Keep what is in ${rule.folder}`;
    case 'drop-in':
      return t`Let go what is in ${rule.folder}`;
    case 'prefer':
      return { raw: t`Keep the RAW`, larger: t`Keep the larger picture`, older: t`Keep the older file`, newer: t`Keep the newer file` }[rule.what];
  }
}

/** The rules with one of them moved up or down; as they are where it cannot go further. */
export function moveRule(rules: readonly KeeperRule[], from: number, by: -1 | 1): readonly KeeperRule[] {
  const to = from + by;
  const [moved, other] = [rules[from], rules[to]];
  if (moved === undefined || other === undefined) return rules;
  return rules.map((rule, index) => (index === from ? other : index === to ? moved : rule));
}

/** The rules with one more at the end; as they are where it is there already. */
export function addRule(rules: readonly KeeperRule[], rule: KeeperRule): readonly KeeperRule[] {
  return rules.some((each) => JSON.stringify(each) === JSON.stringify(rule)) ? rules : [...rules, rule];
}
