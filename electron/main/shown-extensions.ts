/**
 * Names of photos and videos, which the system opens by showing them. A photo is known by its content, and one that is
 * called `photo.exe` or `photo.desktop` would be run. Source: the picture kinds of engine/scan/name-kind.ts that Albumen reads.
 */
export const SHOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  // Pictures.
  'jpg', 'jpeg', 'jpe', 'jfif', 'png', 'apng', 'webp', 'avif', 'tif', 'tiff', 'gif', 'bmp', 'dib', 'heic', 'heif', 'hif', 'mpo',
  // RAW.
  'dng', 'cr2', 'cr3', 'crw', 'nef', 'nrw', 'arw', 'srf', 'sr2', 'raf', 'orf', 'rw2', 'rwl', 'raw', 'pef', 'srw', '3fr', 'fff', 'iiq', 'mef', 'mrw',
  'kdc', 'dcr', 'erf', 'x3f', 'gpr',
  // Videos.
  'mp4', 'm4v', 'mov', 'qt', 'mkv', 'webm', 'avi', '3gp', '3g2', 'mts', 'm2ts', 'mpg', 'mpeg', 'wmv',
]);
