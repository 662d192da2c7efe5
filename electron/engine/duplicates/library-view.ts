import type { StoreReader } from '../store/library-store.ts';
import type { FileRow, PhotoRow } from '../store/photo-row.ts';

const NAMES = [
  'id', 'kind', 'format', 'sizeBytes', 'width', 'height', 'takenAt', 'takenAtSource', 'cameraMake', 'cameraModel', 'lens', 'exposureSeconds', 'iso',
  'latitude', 'longitude', 'rating', 'isFavourite', 'keywords', 'caption', 'paths', 'bundleOf', 'isVisible',
] as const satisfies readonly (keyof PhotoRow)[];

/** What groups show of one photo. */
export type ShownPhoto = Pick<PhotoRow, (typeof NAMES)[number]>;

/** What groups are made of, beside the pairs. */
export interface LibraryView {
  /** Photos that stand for themselves, are not hidden and are in place. */
  readonly visible: ReadonlyMap<string, ShownPhoto>;
  /** Photos that belong to these, by the one that stands for the bundle. */
  readonly bundled: ReadonlyMap<string, readonly ShownPhoto[]>;
  /** Files in place of the photos asked for, by photo. */
  filesOf(ids: readonly string[]): Promise<Map<string, FileRow[]>>;
}

/** Photos of which so many files are asked for at once that reading all files is quicker than asking by id. */
const READ_ALL_FROM = 5_000;

export async function viewLibrary(store: StoreReader): Promise<LibraryView> {
  const columns = await store.photoColumns(NAMES, { includeHidden: true });
  const visible = new Map<string, ShownPhoto>();
  const bundled = new Map<string, ShownPhoto[]>();
  for (const i of columns.id.keys()) {
    const bundleOf = columns.bundleOf[i] as string | null;
    if (!columns.isVisible[i] && (bundleOf === null || (columns.paths[i] as string[]).length === 0)) continue;
    const photo = Object.fromEntries(NAMES.map((name) => [name, columns[name][i]])) as unknown as ShownPhoto;
    if (bundleOf === null) visible.set(photo.id, photo);
    else bundled.set(bundleOf, [...(bundled.get(bundleOf) ?? []), photo]);
  }
  return {
    visible,
    bundled,
    async filesOf(ids) {
      const wanted = new Set(ids);
      const rows = wanted.size >= READ_ALL_FROM ? await store.listFiles() : await store.filesOf([...wanted]);
      const inPlace = rows.filter((row) => row.state === 'present' && row.photoId !== null && wanted.has(row.photoId));
      return Map.groupBy(inPlace, (row) => row.photoId as string);
    },
  };
}
