import type { FoundPhoto } from './library-store.ts';
import type { PhotoRow } from './photo-row.ts';

/** Columns of a photo that results show; a small part of its row. */
const RESULT_NAMES = ['id', 'kind', 'paths', 'takenAt', 'width', 'height'] as const satisfies readonly (keyof PhotoRow)[];

/** What is read of a photo besides what every result shows: a vector column by its name, the words written on it. */
interface AlsoRead {
  readonly vector: string | null;
  readonly words: boolean;
}

/** The columns to select for `foundPhotoAt`. */
export function foundPhotoColumns({ vector, words }: AlsoRead): string[] {
  return [...RESULT_NAMES, ...(words ? ['words'] : []), ...(vector === null ? [] : [vector])];
}

/** One photo out of columns that were read by `foundPhotoColumns`. */
export function foundPhotoAt(columns: Readonly<Record<string, readonly unknown[]>>, at: number, { vector, words }: AlsoRead): FoundPhoto {
  return {
    row: Object.fromEntries(RESULT_NAMES.map((name) => [name, columns[name]?.[at]])) as unknown as FoundPhoto['row'],
    words: words ? (columns['words']?.[at] as string) : null,
    vector: vector === null ? null : ((columns[vector]?.[at] ?? null) as Float32Array | null),
  };
}
