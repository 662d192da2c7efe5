import type { MediaVariant } from './contract/app-schemas.ts';

/** Where media is served, on the origin of the window. */
export const MEDIA_PATH = '/media/';

/**
 * Address of one picture of a photo, relative to the window's own origin, on every door.
 *
 * @param id 32 hex digits.
 * @param options.version Where the picture may be kept for ever: any text that changes with it. A thumbnail's is the id itself.
 * @param options.download The browser saves the file under its own name instead of showing it.
 */
export function photoUrl(id: string, variant: MediaVariant, options: { readonly version?: string; readonly download?: boolean } = {}): string {
  const query = [...(options.version === undefined ? [] : [`v=${encodeURIComponent(options.version)}`]), ...(options.download === true ? ['download'] : [])];
  return `${MEDIA_PATH}${variant}/${id}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

/** What a media URL asks for. */
export interface MediaAddress {
  readonly id: string;
  readonly variant: MediaVariant;
  readonly isDownload: boolean;
  readonly hasVersion: boolean;
}

// The literal shape and nothing else: no dot, no escape, no slash can reach what looks files up.
const MEDIA_PATHNAME = /^\/media\/(thumb|large|display|original|motion)\/([0-9a-f]{32})$/;

/** Read a media URL back; null for anything that photoUrl did not make. */
export function parsePhotoUrl(url: URL): MediaAddress | null {
  const match = MEDIA_PATHNAME.exec(url.pathname);
  if (match === null) return null;
  return {
    variant: match[1] as MediaVariant,
    id: match[2] as string,
    isDownload: url.searchParams.has('download'),
    hasVersion: url.searchParams.has('v'),
  };
}
