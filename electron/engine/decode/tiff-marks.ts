/** What tells a RAW file from a TIFF that a person made. */
export interface TiffMarks {
  readonly isDng: boolean;
  /** Holds sensor data, or a small preview in front of it. */
  readonly isRaw: boolean;
  /** Upper case, as the file says. */
  readonly make: string;
}

/** Source: TIFF 6.0, TIFF/EP (ISO 12234-2) and the DNG specification 1.7. */
const TAG = { subfileType: 0xfe, compression: 0x103, photometric: 0x106, make: 0x10f, subIfds: 0x14a, dngVersion: 0xc612 };
const PHOTOMETRIC_SENSOR = 32_803;
/** Nikon's, Sony's, Samsung's, Pentax' and Kodak's own. Source: exiftool's table of TIFF compressions. */
const MAKERS_COMPRESSIONS: ReadonlySet<number> = new Set([34_713, 32_767, 32_769, 32_770, 32_772, 65_000, 65_535]);
const MAKE_MAX_BYTES = 64;

/**
 * Read the first directory of a TIFF file as far as RAW files mark themselves there.
 *
 * @param bytes The file, or its beginning; a directory beyond it is taken for a plain TIFF's.
 */
export function readTiffMarks(bytes: Uint8Array): TiffMarks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  let [isDng, isReduced, hasSubIfds, isSensor, make] = [false, false, false, false, ''];
  try {
    const directory = view.getUint32(4, little);
    const entries = view.getUint16(directory, little);
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + i * 12;
      const tag = view.getUint16(entry, little);
      // Types 3 (SHORT) and 4 (LONG) are written from the left of the value field.
      const value = view.getUint16(entry + 2, little) === 3 ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
      if (tag === TAG.dngVersion) isDng = true;
      if (tag === TAG.subfileType) isReduced = (value & 1) === 1;
      if (tag === TAG.subIfds) hasSubIfds = true;
      if (tag === TAG.photometric) isSensor ||= value === PHOTOMETRIC_SENSOR;
      if (tag === TAG.compression) isSensor ||= MAKERS_COMPRESSIONS.has(value);
      if (tag === TAG.make) make = textAt(view, entry, little).toUpperCase();
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // The directory lies further on, or is damaged: a TIFF as far as can be told.
  }
  return { isDng, isRaw: isSensor || (isReduced && hasSubIfds), make };
}

function textAt(view: DataView, entry: number, little: boolean): string {
  const length = view.getUint32(entry + 4, little);
  const start = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  let text = '';
  for (let at = start; at < Math.min(start + Math.min(length, MAKE_MAX_BYTES), view.byteLength); at++) {
    const code = view.getUint8(at);
    if (code === 0) break;
    text += String.fromCharCode(code);
  }
  return text.trim();
}
