import { t } from '@lingui/core/macro';
import type { KeeperReason } from '../../../shared/contract/duplicate-schemas.ts';
import { describeRule } from './rule-list.ts';

const PREFERRED = ['raw', 'larger', 'older', 'newer'] as const;

/** Why one is kept and not another, in the window's language: "larger: 4000 × 3000 against 1600 × 1200". */
export function describeReason(reason: KeeperReason): string {
  const name = nameReason(reason.what);
  // A rule is the same for both, and a file's name is read where it lies.
  if (reason.what === 'rule' && reason.of !== null) return t`${name}: ${sayRule(reason.of)}`;
  if (reason.of === null || reason.what === 'first-by-name') return name;
  const of = showValue(reason.of);
  if (reason.against === reason.of && reason.what !== 'folder') return name;
  // The other one's date is that of its file, which says nothing.
  if (reason.what === 'has-date') return t`${name}: ${of}`;
  const against = reason.against === null || reason.against === reason.of ? null : showValue(reason.against);
  return against === null ? t`${name}: ${of}` : t`${name}: ${of} against ${against}`;
}

function nameReason(what: KeeperReason['what']): string {
  switch (what) {
    case 'rule':
      return t`your rule`;
    case 'larger':
      return t`larger`;
    case 'original-camera-file':
      return t`original camera file`;
    case 'better-format':
      return t`better format`;
    case 'less-compressed':
      return t`less compressed`;
    case 'has-date':
      return t`has its date`;
    case 'has-place':
      return t`has its place`;
    case 'has-metadata':
      return t`has more data of the camera`;
    case 'rating':
      return t`your stars`;
    case 'sharper':
      return t`sharper`;
    case 'folder':
      return t`better folder`;
    case 'older':
      return t`older`;
    case 'first-by-name':
      return t`first by name`;
  }
}

/** Sizes as the window writes them everywhere, of times the day. */
function showValue(value: string): string {
  return value.replace(/^(\d+) x (\d+)$/, '$1 × $2').replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1');
}

/** A rule by what the engine calls it: its folder, or what it prefers. */
function sayRule(named: string): string {
  const what = PREFERRED.find((each) => each === named);
  return what === undefined ? named : describeRule({ type: 'prefer', what });
}
