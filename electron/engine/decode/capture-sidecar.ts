import { open } from 'node:fs/promises';

import { XMP_MAX_BYTES } from '../config.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import type { CaptureTags } from './capture-tags.ts';
import { readXmpTags } from './capture-tags-xmp.ts';

/**
 * What the XMP sidecar beside a photo says.
 *
 * @param sidecarPath Absolute path in the store's escaped form.
 * @returns null where it cannot be read, is larger than XMP_MAX_BYTES, or is gone: the photo stands without it.
 */
export async function readSidecar(sidecarPath: string): Promise<CaptureTags | null> {
  try {
    const file = await open(pathToOpen(sidecarPath), 'r');
    try {
      const { size } = await file.stat();
      if (size > XMP_MAX_BYTES) return null;
      return readXmpTags([decodeXmpBytes(await file.readFile())], 'sidecar');
    } finally {
      await file.close();
    }
  } catch {
    // Gone or unreadable since the scan; the next scan sees it.
    return null;
  }
}

/** XMP as text: by its byte order mark, else UTF-8, else (against the specification, but written) Windows-1252. */
export function decodeXmpBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
