/**
 * What a file's name promises.
 *
 * [Note: Which files are candidates]
 * The format of a photo is decided by its content alone, in the decoder. The name only decides who is asked at all:
 * - `picture`: an extension of a photo, RAW or video, and of picture kinds that Albumen does not read (they are reported
 *   as skipped, with a reason);
 * - `other`: an extension that is plainly something else (music, archives, source code, office documents, databases).
 *   These are passed over in silence, unopened: a folder of them is no failure, and opening each on every scan would
 *   take minutes on a spinning disk;
 * - `unsure`: no extension, an unknown one, or one that says nothing (`.txt`, `.dat`, `.bin`, `.tmp`, `.jpg_original`):
 *   32 bytes are read, and the file is a candidate when they are those of a picture or video. So a photo that lost its
 *   name is found, and a folder of data files is not a list of failures;
 * - `sidecar`: an XMP file, which belongs to a photo.
 */
export type NameKind = 'picture' | 'sidecar' | 'unsure' | 'other';

const RAW = [
  'dng', 'cr2', 'cr3', 'crw', 'nef', 'nrw', 'arw', 'srf', 'sr2', 'raf', 'orf', 'rw2', 'rwl', 'raw', 'pef', 'ptx', 'srw',
  '3fr', 'fff', 'iiq', 'mef', 'mos', 'mrw', 'kdc', 'dcr', 'erf', 'x3f', 'gpr', 'rwz', 'cap', 'eip',
];
const IMAGE = [
  'jpg', 'jpeg', 'jpe', 'jfif', 'jif', 'jpg_large', 'png', 'apng', 'webp', 'avif', 'avifs', 'tif', 'tiff', 'gif', 'bmp', 'dib',
  'heic', 'heif', 'heics', 'heifs', 'hif', 'insp', 'mpo',
];
const VIDEO = [
  'mp4', 'm4v', 'mov', 'qt', 'mkv', 'webm', 'avi', '3gp', '3g2', 'mts', 'm2ts', 'mpg', 'mpeg', 'wmv', 'lrv', 'insv', 'mp', 'mvimg',
];
const UNREAD = ['svg', 'svgz', 'psd', 'psb', 'xcf', 'jxl', 'jp2', 'j2k', 'jpx', 'jxr', 'wdp', 'exr', 'hdr', 'tga', 'ico', 'cur', 'ai', 'eps', 'kra', 'afphoto'];
const OTHER = [
  // documents
  'pdf', 'doc', 'docx', 'odt', 'rtf', 'xls', 'xlsx', 'ods', 'csv', 'tsv', 'ppt', 'pptx', 'odp', 'md', 'tex', 'epub', 'mobi', 'azw3',
  'ics', 'vcf', 'eml', 'msg', 'srt', 'vtt', 'sub', 'gpx', 'kml', 'kmz', 'fit', 'tcx', 'nfo', 'url', 'webloc', 'lnk', 'desktop',
  // what photo programs leave beside photos
  'aae', 'thm', 'pp3', 'dop', 'cos', 'cof', 'on1', 'arp', 'lrcat', 'lrprev', 'nks', 'nksc', 'vrd', 'picasa', 'ini', 'db', 'ctg', 'moff', 'modd',
  // music and sound
  'mp3', 'm4a', 'm4b', 'm4p', 'aac', 'wav', 'flac', 'ogg', 'oga', 'opus', 'wma', 'aif', 'aiff', 'amr', 'mid', 'midi', 'ape', 'm3u', 'm3u8', 'pls', 'cue',
  // archives, images of disks, programs
  'zip', 'gz', 'tgz', 'bz2', 'xz', 'zst', '7z', 'rar', 'tar', 'cab', 'iso', 'img', 'dmg', 'vmdk', 'vdi', 'vhd', 'vhdx', 'qcow2', 'deb', 'rpm', 'msi',
  'exe', 'dll', 'so', 'dylib', 'a', 'o', 'obj', 'lib', 'class', 'jar', 'apk', 'ipa', 'node', 'wasm', 'pyc', 'pyd',
  // code and data
  'json', 'jsonl', 'xml', 'html', 'htm', 'css', 'scss', 'less', 'js', 'mjs', 'cjs', 'jsx', 'tsx', 'map', 'php', 'py', 'rb', 'rs', 'go', 'java', 'kt',
  'swift', 'c', 'h', 'cc', 'cpp', 'hpp', 'cs', 'm', 'mm', 'pl', 'pm', 'lua', 'sql', 'sh', 'bash', 'bat', 'cmd', 'ps1', 'yml', 'yaml', 'toml', 'conf', 'cfg',
  'log', 'lock', 'sqlite', 'sqlite3', 'db-wal', 'db-shm', 'mdb', 'parquet', 'arrow', 'lance', 'npy', 'npz', 'onnx', 'safetensors', 'pt', 'pth', 'h5', 'pb',
  'ttf', 'otf', 'woff', 'woff2', 'blend', 'stl', 'fbx', 'gltf', 'glb', 'torrent', 'pem', 'crt', 'asc', 'sig', 'par2', 'md5', 'sha1', 'sha256',
];

const RAW_EXTENSIONS = new Set(RAW);
const KIND_BY_EXTENSION = new Map<string, NameKind>([
  ...OTHER.map((extension): [string, NameKind] => [extension, 'other']),
  ...[...RAW, ...IMAGE, ...VIDEO, ...UNREAD].map((extension): [string, NameKind] => [extension, 'picture']),
  ['xmp', 'sidecar'],
]);

/** What this file name promises; see [Note: Which files are candidates]. */
export function nameKind(name: string): NameKind {
  return KIND_BY_EXTENSION.get(extensionOf(name)) ?? 'unsure';
}

/** True where the name promises a camera's RAW file. */
export function isRawName(name: string): boolean {
  return RAW_EXTENSIONS.has(extensionOf(name));
}

/** The name without its extension. */
export function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
