/**
 * [Note: The arrows of the house]
 * Who may import whom, as a table: the only place where it is written. `check-house.ts` enforces it, and
 * tests/house/boundaries.test.ts shows every rule to fail on a wrong import. Source: ../shared/design.md.
 */

/** One room: the files below `folder`, and what they may import beside themselves. The longest matching folder counts. */
export interface Room {
  /** Folder, or one file, relative to the repository's root. */
  readonly folder: string;
  /** Folders or files that its sources may import; its own folder always is. */
  readonly mayImport: readonly string[];
  /** True where `node:` modules may be imported. */
  readonly node: boolean;
  /** Packages that any of its sources may import; further ones only as `PACKAGE_OWNERS` says. `*` is any package. */
  readonly packages: readonly string[];
}

/** Plain types and pure functions that every room of the engine may import. */
export const SEAMS = [
  'electron/engine/config.ts',
  'electron/engine/give-way.ts',
  'electron/engine/assemble-kernel.ts',
  'electron/engine/store/photo-row.ts',
  'electron/engine/store/photo-filter.ts',
  'electron/engine/store/library-store.ts',
  'electron/engine/store/fold-text.ts',
  'electron/engine/decode/decoded-photo.ts',
  'electron/engine/store/auto-tags.ts',
  'electron/engine/decode/tag-change.ts',
  'electron/engine/decode/rendered-picture.ts',
  'electron/engine/decode/compared-pictures.ts',
  'electron/engine/encode/model-pack.ts',
  'electron/engine/encode/encoders.ts',
  'electron/engine/encode/embedding.ts',
  'electron/engine/workers/worker-port.ts',
  'electron/engine/scan/path-bytes.ts',
] as const;

/** The rooms below the features: each stands alone on the seams. */
const LOWER_ROOMS = ['scan', 'decode', 'encode', 'store', 'thumbs', 'places', 'workers'].map((room) => `electron/engine/${room}`);

/** What a feature does for a person; features never import each other. */
const FEATURES = ['library', 'search', 'timeline', 'activity', 'app', 'edits', 'trash', 'exports', 'media', 'tags', 'albums', 'duplicates'].map((feature) => `electron/engine/${feature}`);

/** The engine's files that its hosts (command line, worker processes, window) may import; the rest is behind them. */
export const ENGINE_DOORS = [
  'electron/engine/create-engine.ts',
  'electron/engine/host-abilities.ts',
  'electron/engine/config.ts',
  'electron/engine/decode/decode-worker.ts',
  'electron/engine/encode/encode-worker.ts',
  'electron/engine/workers/worker-port.ts',
  'electron/engine/scan/path-bytes.ts',
];

/** What runs in the window. */
const RENDERER_PACKAGES = [
  'react', 'react-dom', 'zustand', '@trpc/client', '@lingui/core', '@lingui/react', 'radix-ui', 'lucide-react', 'cmdk', 'thumbhash',
  'd3-geo', 'topojson-client', 'topojson-specification', 'supercluster', 'world-atlas',
];

/** Every room. A source that lies in none of them is an error. */
export const ROOMS: readonly Room[] = [
  { folder: 'shared', mayImport: [], node: false, packages: ['zod', '@trpc/server', '@trpc/client', 'devalue'] },
  { folder: 'electron/engine', mayImport: ['shared', ...SEAMS, ...LOWER_ROOMS, ...FEATURES, 'electron/engine/doctor'], node: true, packages: [] },
  // The one file beside the wiring that everyone reads: numbers only.
  { folder: 'electron/engine/config.ts', mayImport: [], node: false, packages: [] },
  // How every room's long loops let others go first.
  { folder: 'electron/engine/give-way.ts', mayImport: [], node: true, packages: [] },
  // How small loops over numbers become WebAssembly.
  { folder: 'electron/engine/assemble-kernel.ts', mayImport: [], node: true, packages: [] },
  ...LOWER_ROOMS.map((folder) => ({ folder, mayImport: ['shared', ...SEAMS], node: true, packages: [] })),
  ...FEATURES.map((folder) => ({ folder, mayImport: ['shared', ...SEAMS, ...LOWER_ROOMS], node: true, packages: [] })),
  // It looks into everything and nothing but the wiring asks it.
  { folder: 'electron/engine/doctor', mayImport: ['shared', ...SEAMS, ...LOWER_ROOMS, 'electron/engine/library'], node: true, packages: [] },
  { folder: 'electron/hosts', mayImport: ['shared', ...ENGINE_DOORS], node: true, packages: ['@trpc/server', '@trpc/client'] },
  { folder: 'electron/hosts/cli', mayImport: ['shared', 'electron/hosts', ...ENGINE_DOORS], node: true, packages: ['commander', '@trpc/server', '@trpc/client'] },
  // Electron's main: it owns windows and processes, and knows the engine by its contract only. With the other doors it
  // shares how a picture and a page's file are answered, and where a person's library lies.
  {
    folder: 'electron/main',
    mayImport: [
      'shared', 'electron/hosts/media', 'electron/hosts/utility', 'electron/hosts/telling-line.ts', 'electron/hosts/child-environment.ts',
      'electron/hosts/web/answer-page.ts', 'electron/hosts/web/content-policy.ts', 'electron/hosts/cli/library-location.ts', 'electron/hosts/cli/storage-options.ts',
      'electron/engine/config.ts', 'electron/engine/scan/path-bytes.ts',
    ],
    node: true,
    packages: ['electron', 'zod'],
  },
  { folder: 'electron/preload', mayImport: ['shared'], node: false, packages: ['electron'] },
  // The window: a browser's packages only. Of the contract it may import types and plain constants.
  { folder: 'renderer', mayImport: ['shared'], node: false, packages: RENDERER_PACKAGES },
  { folder: 'renderer/vite.config.ts', mayImport: ['renderer/lingui-plugins.ts'], node: true, packages: ['*'] },
  { folder: 'renderer/lingui-plugins.ts', mayImport: [], node: true, packages: ['*'] },
  { folder: 'scripts', mayImport: ['shared', 'electron/engine'], node: true, packages: ['*'] },
  { folder: 'tests', mayImport: ['shared', 'electron', 'scripts'], node: true, packages: ['*'] },
];

/** Packages with one door each: the only file that may import them. Tests and scripts are free. */
export const PACKAGE_OWNERS: Readonly<Record<string, readonly string[]>> = {
  sharp: ['electron/engine/decode/sharp-codec.ts'],
  'libheif-js': ['electron/engine/decode/libheif-codec.ts'],
  'exiftool-vendored': ['electron/engine/decode/exiftool-process.ts'],
  exifreader: ['electron/engine/decode'],
  'hash-wasm': ['electron/engine/decode', 'electron/engine/encode'],
  thumbhash: ['electron/engine/decode', 'renderer/ui'],
  'onnxruntime-node': ['electron/engine/encode/onnx-session.ts'],
  '@huggingface/tokenizers': ['electron/engine/encode/tokenize.ts'],
  '@lancedb/lancedb': ['electron/engine/store/lance-tables.ts'],
  'apache-arrow': ['electron/engine/store'],
  ignore: ['electron/engine/scan'],
  kdbush: ['electron/engine/places'],
  geokdbush: ['electron/engine/places'],
  '@rapideditor/country-coder': ['electron/engine/places'],
  'p-queue': ['electron/engine'],
  '@parcel/watcher': ['electron/engine/scan/watch-folder.ts'],
  ws: ['electron/hosts/web'],
  trash: ['electron/hosts/system-trash.ts'],
};

/** Where programs start: every other source under shared/ and electron/ must be reached from one of these, tests apart. */
export const ENTRIES = [
  'electron/hosts/cli/main.ts',
  'renderer/main.tsx',
  'renderer/vite.config.ts',
  // Started by its address.
  'renderer/map/atlas-worker.ts',
  'electron/hosts/worker-entries/decode-worker-entry.ts',
  'electron/hosts/worker-entries/encode-worker-entry.ts',
  'electron/hosts/utility-host.ts',
  'electron/main/main.ts',
  'electron/preload/preload.ts',
];

/** File names that say nothing about what is inside. Source: ../shared/style.md. */
export const EMPTY_NAMES = /(^|-)(utils?|helpers?|misc)[-.]|^(index|common)\./;

/** Lines at which a source is split. Source: ../shared/style.md. */
export const MAX_LINES = 300;
