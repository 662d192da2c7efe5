/**
 * [Note: What is never walked]
 * Hidden names (a leading dot), folders that programs and systems keep for themselves, and application bundles, whose
 * photos are copies that the application moves and rewrites as it likes. Names are compared in lower case: the same
 * drive may be seen by a case-sensitive system. The hidden attribute of Windows and macOS is not visible to Node;
 * the names below cover what those systems put on drives.
 */
const SYSTEM_FOLDERS = new Set([
  '$recycle.bin', '$recycle', 'recycler', 'recycled', 'system volume information', '$windows.~bt', '$windows.~ws',
  'found.000', 'lost+found', '@eadir', '@recycle', '@recently-snapshot', '@sharebin', '@tmp', '#recycle', '#snapshot',
  '__macosx', 'node_modules', 'bower_components', '__pycache__', 'network trash folder', 'temporary items',
  'desktop db', 'desktop df', '_gsdata_', 'appdata', '.thumbnails',
]);

/** Folders that are one document of some application, by their extension. */
const BUNDLE_EXTENSIONS = new Set([
  'photoslibrary', 'photolibrary', 'migratedphotolibrary', 'aplibrary', 'migratedaplibrary', 'apvault', 'photobooth', 'theater', 'lrdata', 'lrlibrary',
  'lrcat-data', 'cocatalog', 'cosessiondb', 'imovielibrary', 'imovieproject', 'tvlibrary', 'musiclibrary', 'fcpbundle', 'dtbase2',
  'app', 'appex', 'bundle', 'framework', 'plugin', 'kext', 'xcodeproj', 'xcworkspace', 'xcassets', 'pkg', 'sparsebundle',
  'backupbundle', 'pages', 'key', 'numbers', 'rtfd', 'aplibrarybackup', 'albumen', 'c1catalog', 'eip-data', 'photosproject',
]);

/** True for a file or folder that a person does not see: its name begins with a dot. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** True for a folder that is never walked on the way down, whatever it holds. A library folder itself is always walked. */
export function isLeftOutFolder(name: string): boolean {
  if (isHidden(name)) return true;
  const lower = name.toLowerCase();
  if (SYSTEM_FOLDERS.has(lower) || lower.startsWith('.trash')) return true;
  const dot = lower.lastIndexOf('.');
  return dot > 0 && BUNDLE_EXTENSIONS.has(lower.slice(dot + 1));
}
