import type { FoundPhoto } from './library-store.ts';
import type { PhotoRow } from './photo-row.ts';

/** Columns of a photo that results show; a small part of its row. */
const RESULT_NAMES = ['id', 'kind', 'paths', 'takenAt', 'width', 'height'] as const satisfies readonly (keyof PhotoRow)[];

/** The columns to select for `foundPhotoAt`. @param vector Name of a vector column, or null for none. */
export function foundPhotoColumns(vector: string | null): string[] {
  return [...RESULT_NAMES, 'words', ...(vector === null ? [] : [vector])];
}

/** One photo out of columns that were read by `foundPhotoColumns`. */
export function foundPhotoAt(columns: Readonly<Record<string, readonly unknown[]>>, at: number, vector: string | null): FoundPhoto {
  return {
    row: Object.fromEntries(RESULT_NAMES.map((name) => [name, columns[name]?.[at]])) as unknown as FoundPhoto['row'],
    words: columns['words']?.[at] as string,
    vector: vector === null ? null : ((columns[vector]?.[at] ?? null) as Float32Array | null),
  };
}
