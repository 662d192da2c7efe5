import type { StoreReader } from '../store/library-store.ts';
import type { PhotoRow } from '../store/photo-row.ts';

/** Columns of every photo that has a row, hidden ones too: what looks alike is a matter of content alone. */
const NAMES = [
  'id', 'kind', 'format', 'sizeBytes', 'width', 'height', 'quarterTurns', 'takenAtMs', 'takenAtSource', 'cameraMake', 'cameraModel', 'perceptualHash', 'sharpness', 'placeholder', 'paths', 'bundleOf', 'addedAtMs',
] as const satisfies readonly (keyof PhotoRow)[];

/** What comparing needs of one photo. */
export type PhotoFacts = Pick<PhotoRow, (typeof NAMES)[number]>;

/**
 * Every photo whose picture is all of it, in the order of their ids. Of a video or an animation one frame is known, and two of
 * them may begin alike and be different: they are copies only where their bytes are the same.
 */
export async function readPhotoFacts(store: StoreReader): Promise<PhotoFacts[]> {
  const columns = await store.photoColumns(NAMES, { includeHidden: true });
  const facts = columns.id.map((id, i): PhotoFacts => ({
    id,
    kind: columns.kind[i] as PhotoFacts['kind'],
    format: columns.format[i] as string,
    sizeBytes: columns.sizeBytes[i] as number,
    width: columns.width[i] as number,
    height: columns.height[i] as number,
    quarterTurns: columns.quarterTurns[i] as number,
    takenAtMs: columns.takenAtMs[i] as number | null,
    takenAtSource: columns.takenAtSource[i] as PhotoFacts['takenAtSource'],
    cameraMake: columns.cameraMake[i] as string | null,
    cameraModel: columns.cameraModel[i] as string | null,
    perceptualHash: columns.perceptualHash[i] as string | null,
    sharpness: columns.sharpness[i] as number | null,
    placeholder: columns.placeholder[i] as Uint8Array | null,
    paths: columns.paths[i] as string[],
    bundleOf: columns.bundleOf[i] as string | null,
    addedAtMs: columns.addedAtMs[i] as number,
  }));
  return facts.filter((photo) => photo.perceptualHash !== null && photo.kind !== 'video' && photo.format !== 'gif').sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Time of the shot as its camera wrote it, milliseconds of local wall time; null where anything else says it. */
export function shotTimeOf(photo: PhotoFacts): number | null {
  return photo.takenAtSource === 'exif' && cameraOf(photo) !== null ? photo.takenAtMs : null;
}

/** Make and model; null for a file that no camera signed. */
export function cameraOf({ cameraMake, cameraModel }: PhotoFacts): string | null {
  return cameraModel === null ? null : `${cameraMake ?? ''} ${cameraModel}`;
}

/** The photo that stands for its bundle. */
export function headOf(photo: PhotoFacts): string {
  return photo.bundleOf ?? photo.id;
}

/** The key of a pair row. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}
