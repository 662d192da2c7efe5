import type { DuplicateTier, KeeperReason, KeeperRules } from '../../../shared/contract/duplicate-schemas.ts';
import { folderName } from './folder-merit.ts';
import type { Criterion, KeeperCandidate } from './keeper-candidate.ts';
import { ruleCriteria } from './rule-criteria.ts';

/**
 * Formats from what keeps most of a shot to what keeps least. Each has a place of its own, so that how strongly a file is
 * compressed is only weighed among files of one format.
 */
const FORMATS = ['mp4', 'mov', 'mkv', 'webm', 'gif', 'bmp', 'webp', 'avif', 'jpeg', 'heic', 'png', 'tiff', 'dng', 'rw2', 'orf', 'raf', 'arw', 'nef', 'cr2', 'cr3'];

const RICHER: Criterion = { what: 'original-camera-file', rate: (one) => one.bundled.length, say: (one) => one.bundled.join(' + ') || null };
const LARGER: Criterion = { what: 'larger', rate: (one) => one.width * one.height, say: (one) => `${one.width} x ${one.height}` };
const ORIGINAL: Criterion = { what: 'original-camera-file', rate: (one) => one.generation, say: (one) => one.camera };
const SHARPER: Criterion = { what: 'sharper', rate: (one) => one.sharpness };
const RATED: Criterion = { what: 'rating', rate: (one) => one.rating, say: (one) => (one.rating > 5 ? '5' : String(one.rating)) };
const IN_FOLDER: Criterion = { what: 'folder', rate: (one) => one.folderMerit, say: (one) => folderName(one.paths[0] ?? '/') };
const REST: readonly Criterion[] = [
  { what: 'better-format', rate: (one) => FORMATS.indexOf(one.format), say: (one) => one.format.toUpperCase() },
  { what: 'less-compressed', rate: (one) => one.sizeBytes / Math.max(1, one.width * one.height), say: (one) => `${(one.sizeBytes / 1e6).toFixed(1)} MB` },
  { what: 'has-date', rate: (one) => Number(one.hasDate), say: (one) => one.takenAt },
  { what: 'has-place', rate: (one) => Number(one.hasPlace) },
  { what: 'has-metadata', rate: (one) => one.metadata },
];
const LAST: readonly Criterion[] = [
  { what: 'older', rate: (one) => -one.fileTimeMs, say: (one) => new Date(one.fileTimeMs).toISOString().slice(0, 10) },
];

/** What is weighed in a tier, the person's rules first. Copies of the same bytes differ by their places only. */
const ORDER: Readonly<Record<DuplicateTier, readonly Criterion[]>> = {
  exact: [RICHER, { what: 'has-metadata', rate: (one) => one.metadata }, IN_FOLDER, ...LAST],
  same: [RICHER, LARGER, ORIGINAL, ...REST, IN_FOLDER, SHARPER, RATED, ...LAST],
  // A border makes a copy larger than its original, a camera's own file is not made by a border.
  near: [RICHER, ORIGINAL, LARGER, ...REST, IN_FOLDER, SHARPER, RATED, ...LAST],
  // Shots of one camera: what the person thinks of them, then the one that is not blurred.
  burst: [RATED, SHARPER, RICHER, LARGER, ORIGINAL, ...REST, IN_FOLDER, ...LAST],
};

/** Puts the members of a group in order, best first, and says why. */
export interface KeeperRanking {
  readonly compare: (a: KeeperCandidate, b: KeeperCandidate) => number;
  /** Why the first is kept and not the second, most telling first; never empty. */
  readonly explain: (keeper: KeeperCandidate, next: KeeperCandidate) => KeeperReason[];
}

export function rankKeepers(tier: DuplicateTier, { rules }: KeeperRules): KeeperRanking {
  const criteria = [...ruleCriteria(rules), ...ORDER[tier]];
  return {
    compare(a, b) {
      for (const { rate } of criteria) {
        const apart = rate(b) - rate(a);
        if (apart !== 0) return apart;
      }
      return compareNames(a, b);
    },
    explain(keeper, next) {
      const better = criteria.filter(({ rate }) => rate(keeper) > rate(next)).map(({ what, say }): KeeperReason => {
        return { what, of: say?.(keeper) ?? null, against: say?.(next) ?? null };
      });
      const told = better.filter(({ what, of, against }) => of === null || of !== against || what === 'rule');
      if (told.length > 0) return told;
      return better.length > 0 ? better.slice(0, 1) : [{ what: 'first-by-name', of: keeper.paths[0] ?? null, against: next.paths[0] ?? null }];
    },
  };
}

/** Shorter paths first: a copy's name is longer by " (1)" or "copy of". */
function compareNames(a: KeeperCandidate, b: KeeperCandidate): number {
  const [one, other] = [a.paths[0] ?? '', b.paths[0] ?? ''];
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : a.key < b.key ? -1 : 1);
}
