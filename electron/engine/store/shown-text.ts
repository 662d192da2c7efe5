import type { PhotoRow } from './photo-row.ts';

/** What every result shows of a photo; a small part of its row. */
export type ShownPhoto = Pick<PhotoRow, 'id' | 'kind' | 'paths' | 'takenAt' | 'width' | 'height'>;

/** The one character that no path holds on any system. */
const BREAK = '\0';

/**
 * What a result shows of a photo, in one text: id, kind, capture time or nothing, width, height, paths.
 *
 * [Note: One column for what results show]
 * Of 100 photos among 1,000,000 each further column takes 2 ms to read, whatever it holds, and up to 4 in one question of twenty: six columns
 * made 25 ms of a question that takes 15 with one.
 */
export function shownText({ id, kind, takenAt, width, height, paths }: ShownPhoto): string {
  return [id, kind, takenAt ?? '', width, height, ...paths].join(BREAK);
}

/** The same in SQL over the columns of a photo, for rows that were written before there was such a text. */
export const SHOWN_SQL = `concat(${[
  'id', 'kind', "coalesce(takenAt, '')", 'cast(cast(width as bigint) as string)', 'cast(cast(height as bigint) as string)', `array_to_string(paths, '${BREAK}')`,
].join(`, '${BREAK}', `)})`;

export function readShown(text: string): ShownPhoto {
  const [id = '', kind = '', takenAt = '', width = '', height = '', ...paths] = text.split(BREAK);
  // SQL leaves an empty text where a photo has no path.
  return { id, kind: kind as PhotoRow['kind'], takenAt: takenAt === '' ? null : takenAt, width: Number(width), height: Number(height), paths: paths.filter((path) => path !== '') };
}

/** The id alone. */
export function shownId(text: string): string {
  return text.slice(0, text.indexOf(BREAK));
}
