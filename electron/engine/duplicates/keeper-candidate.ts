import type { DuplicateMember, KeeperReason } from '../../../shared/contract/duplicate-schemas.ts';

/** What choosing a keeper weighs of one member of a group. */
export interface KeeperCandidate extends Omit<DuplicateMember, 'differs'> {
  readonly isRaw: boolean;
  /** Formats of what belongs to it (the RAW of a picture, the clip of a Live Photo), upper case, sorted. */
  readonly bundled: readonly string[];
  /** Bytes of everything that goes when it goes, sidecars apart. */
  readonly bytesInAll: number;
  /** 2: date, camera and exposure as a camera writes them; 1: a camera is named; 0: no camera. */
  readonly generation: 0 | 1 | 2;
  readonly hasDate: boolean;
  readonly hasPlace: boolean;
  /** Keywords, caption, lens, sidecar: how many of them there are. */
  readonly metadata: number;
  /** 0 to 5, and 6 for a favourite. */
  readonly rating: number;
  /** See `Comparison.sharpnessOfA`; 0 where it was not compared. */
  readonly sharpness: number;
  /** -1, 0 or 1: see folder-merit.ts. */
  readonly folderMerit: number;
  /** Oldest modification time of its files, milliseconds. */
  readonly fileTimeMs: number;
}

/** One thing that is weighed; the larger value is better, and words say what was found. */
export interface Criterion {
  readonly what: KeeperReason['what'];
  readonly rate: (one: KeeperCandidate) => number;
  /** As it is shown; null where the reason's own words say it all. */
  readonly say?: (one: KeeperCandidate) => string | null;
}
