import { posix } from 'node:path';
import type { IndexReport } from '../../../shared/contract/schemas.ts';
import type { LibraryDiff } from '../scan/diff-library.ts';
import type { Found } from '../scan/find-photos.ts';
import type { ReadFile } from './ingest-photos.ts';

/** Counts of one run, by file: every file found is added, updated, moved, unchanged, failed or skipped. */
export interface Tally {
  count(batch: readonly ReadFile[]): void;
  /** Folders that gained, changed or lost a file in this run. */
  changedFolders(): Set<string>;
  readonly failures: number;
  /** Photos decoded and stored in this run. */
  readonly read: number;
  report(facts: Pick<IndexReport, 'seconds' | 'provider' | 'model' | 'interrupted'>): IndexReport;
}

export function createTally(diff: LibraryDiff, found: Found): Tally {
  const failed: IndexReport['failed'] = [];
  const skipped: IndexReport['skipped'] = [...found.skipped];
  for (const row of diff.stillFailed) failed.push({ path: row.path, reason: row.reason ?? '', attempts: row.attempts });
  for (const row of diff.stillSkipped) skipped.push({ path: row.path, reason: row.reason ?? '' });
  // A place that is gone and a new place with the same content are one move.
  const goneBy = new Map<string, number>();
  for (const row of diff.gone) if (row.photoId) goneBy.set(row.photoId, (goneBy.get(row.photoId) ?? 0) + 1);
  const folders = new Set(diff.gone.map((row) => posix.dirname(row.path)));
  const counts = { added: 0, updated: 0, moved: 0, unchanged: diff.unchangedCount + diff.returned.length };
  let read = 0;

  function countOne(item: ReadFile): void {
    folders.add(posix.dirname(item.file.path));
    switch (item.type) {
      case 'failed':
        failed.push({ path: item.file.path, reason: item.reason, attempts: (item.known?.attempts ?? 0) + 1 });
        return;
      case 'skipped':
        skipped.push({ path: item.file.path, reason: item.reason });
        return;
      case 'photo':
        read += 1;
        counts[item.known?.photoId && item.known.state !== 'gone' ? 'updated' : 'added'] += 1;
        return;
      case 'known-content': {
        const gone = goneBy.get(item.contentHash) ?? 0;
        if (item.known?.photoId === item.contentHash) counts.unchanged += 1;
        else if (item.known?.photoId) counts.updated += 1;
        else if (gone > 0) {
          goneBy.set(item.contentHash, gone - 1);
          counts.moved += 1;
        } else counts.added += 1;
      }
    }
  }

  return {
    count(batch) {
      for (const item of batch) countOne(item);
    },
    changedFolders: () => folders,
    get failures() {
      return failed.length;
    },
    get read() {
      return read;
    },
    report(facts) {
      return {
        scanned: found.files.length + found.skipped.length,
        ...counts,
        removed: diff.gone.length - counts.moved,
        failed: failed.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
        skipped: skipped.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
        away: diff.awayPlaces.map(({ path, reason }) => ({ path, reason })),
        photosPerSecond: facts.seconds > 0 ? read / facts.seconds : 0,
        ...facts,
      };
    },
  };
}
