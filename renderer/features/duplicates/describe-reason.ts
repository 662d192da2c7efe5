import { t } from '@lingui/core/macro';
import type { KeeperReason } from '../../../shared/contract/duplicate-schemas.ts';

/** Why one is kept and not another, in the window's language: "larger: 4000 × 3000 against 1600 × 1200". */
export function describeReason(reason: KeeperReason): string {
  const of = reason.of === null ? null : showValue(reason.of);
  const against = reason.against === null ? null : showValue(reason.against);
  const name = nameReason(reason.what);
  if (of === null) return name;
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

/** Sizes as the window writes them everywhere. */
function showValue(value: string): string {
  return value.replace(/^(\d+) x (\d+)$/, '$1 × $2');
}
