import type { FoundPhoto } from './library-store.ts';
import { readShown, shownId } from './shown-text.ts';

/** Columns of an answer, by name; row by row the same photo. */
export type FoundColumns = Readonly<Record<string, readonly unknown[]>>;

/** What is read of a photo besides what every result shows: a vector column by its name, the words written on it. */
interface AlsoRead {
  readonly vector: string | null;
  readonly words: boolean;
}

/** The columns to select for `foundPhotoAt`. */
export function foundPhotoColumns({ vector, words }: AlsoRead): string[] {
  return ['shown', ...(words ? ['words'] : []), ...(vector === null ? [] : [vector])];
}

/** One photo out of columns that were read by `foundPhotoColumns`. */
export function foundPhotoAt(columns: FoundColumns, at: number, { vector, words }: AlsoRead): FoundPhoto {
  return {
    row: readShown(columns['shown']?.[at] as string),
    words: words ? (columns['words']?.[at] as string) : null,
    vector: vector === null ? null : ((columns[vector]?.[at] ?? null) as Float32Array | null),
  };
}

/** The ids of the photos in columns that were read with `id` or by `foundPhotoColumns`. */
export function foundIds(columns: FoundColumns): readonly string[] {
  return (columns['id'] as readonly string[] | undefined) ?? (columns['shown'] as readonly string[]).map(shownId);
}
