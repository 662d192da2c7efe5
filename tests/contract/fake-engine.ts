import type { ActivitySnapshot } from '../../shared/contract/activity-schemas.ts';
import type { AlbumInfo } from '../../shared/contract/album-schemas.ts';
import { settings } from '../../shared/contract/app-schemas.ts';
import type { DuplicateGroup, DuplicateMember, DuplicatesSummary, KeeperRules, ResolveReport } from '../../shared/contract/duplicate-schemas.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import type {
  DoctorReport, FolderInfo, IndexProgress, IndexReport, LibraryStatus, ModelInfo, Photo, SearchAnswer,
} from '../../shared/contract/schemas.ts';
import type { TagInfo } from '../../shared/contract/tag-schemas.ts';
import type { PhotoPositions, TimelineColumns } from '../../shared/contract/timeline-schemas.ts';

export const PHOTO_ID = '0123456789abcdef0123456789abcdef';

export const aPhoto: Photo = {
  id: PHOTO_ID, path: '/photos/dogs.jpg', paths: ['/photos/dogs.jpg'], kind: 'image', format: 'jpeg', mimeType: 'image/jpeg',
  sizeBytes: 1000, width: 4000, height: 3000, durationSeconds: null,
  takenAt: { local: '2019-05-03T14:22:10', offsetMinutes: null, source: 'exif' },
  place: null, camera: 'Nikon D90', lens: null, iso: 200, fNumber: 2.8, exposureSeconds: 0.01, focalLengthMm: 50, rating: null,
  isFavourite: false, isHidden: false, quarterTurns: 0, corrected: [], keywords: [], caption: null, isMotionPhoto: false, hasMotion: false, bundleOf: null, placeholder: null,
};

export const aReport: IndexReport = {
  scanned: 3, added: 2, updated: 0, moved: 0, removed: 0, unchanged: 0, failed: [], skipped: [], away: [],
  seconds: 0.5, photosPerSecond: 4, provider: 'cpu', model: 'albumen-mini', interrupted: false,
};

export const aProgress: IndexProgress = {
  phase: 'indexing', done: 1, total: 3, photosPerSecond: 4, secondsLeft: 1, failed: 0, provider: 'cpu', providerNotes: [],
};

export const anAnswer: SearchAnswer = {
  query: 'two dogs',
  parsed: { look: [{ words: 'two dogs', weight: 1, negated: false, translatedFrom: null, start: 0, end: 8 }], filters: [], notes: [], remarks: [] },
  strong: 1,
  results: [
    { id: PHOTO_ID, path: '/photos/dogs.jpg', paths: ['/photos/dogs.jpg'], score: 0.41, takenAt: '2019-05-03T14:22:10', kind: 'image', width: 4000, height: 3000 },
    { id: PHOTO_ID.replace('0', 'f'), path: '/photos/cat.jpg', paths: ['/photos/cat.jpg', '/photos/copy.jpg'], score: 0.2, takenAt: null, kind: 'image', width: 10, height: 10 },
  ],
  advice: [],
};

export const aStatus: LibraryStatus = {
  library: '/library.albumen', photos: 2, hidden: 0, files: 3, away: 0, failed: [],
  model: { id: 'albumen-mini', name: 'Albumen Mini', fingerprint: 'f00' }, building: null, provider: 'cpu', providers: ['cpu'],
  sizeBytes: 12_345, version: '0.1.0', schemaVersion: 1, folders: ['/photos'], writer: null,
};

export const aModel: ModelInfo = {
  id: 'albumen-mini', name: 'Albumen Mini', folder: '/models/mini', layout: 'albumen', fingerprint: 'f00', dim: 384, licence: null,
  quality: { flickr8k: { r1: 0.269 } }, state: 'active', missing: 0, measured: null,
};

export const aTimeline: TimelineColumns = {
  version: 'v1', count: 2, ids: new Uint8Array(32).fill(7), takenAtMs: Float64Array.of(1.5e12, Number.NaN),
  ratios: Float32Array.of(1.5, 0.75), flags: Uint8Array.of(0, 9),
};
export const somePositions: PhotoPositions = {
  version: 'v1', ids: new Uint8Array(16).fill(7), latitudes: Float32Array.of(43.25), longitudes: Float32Array.of(-2.5),
};
export const anActivity: ActivitySnapshot = {
  state: 'indexing', progress: aProgress, pausedBecause: null, problem: null, lastRun: null, failures: 1,
  watching: [{ folder: '/photos', state: 'watching', reason: null }], libraryVersion: 'v1',
};
export const someSettings = settings.parse({ theme: 'dark' });

export const aTag: TagInfo = {
  id: 'dog', names: { en: 'Dog', de: 'Hund' }, parent: 'animal', kind: 'shipped', isHidden: false, photos: 2, coverId: PHOTO_ID,
  measured: { positives: 20, precision: 0.95, low: 0.8, high: 0.99 }, said: { yes: 1, no: 0 },
};
export const anAlbum: AlbumInfo = {
  id: 'trip-1', kind: 'trip', parent: null, name: 'Weekend in Bilbao, October 2016', title: { pattern: 'weekend', place: 'Bilbao', what: null },
  coverId: PHOTO_ID, photos: 2, from: '2016-10-22T10:00:00', to: '2016-10-23T18:00:00',
  because: { spanDays: 2, withinKm: 30, apartHours: 12, rule: null }, question: null, newPhotos: 0, isRemoved: false,
};
const aMember: DuplicateMember = {
  key: '/photos/dogs.jpg', id: PHOTO_ID, paths: ['/photos/dogs.jpg'], sizeBytes: 1000, width: 4000, height: 3000, format: 'jpeg', takenAt: null,
  camera: null, differs: [],
};
export const aGroup: DuplicateGroup = {
  id: 'g1', tier: 'exact', members: [aMember, { ...aMember, key: '/copies/dogs.jpg', paths: ['/copies/dogs.jpg'] }],
  reasons: [{ what: 'folder', of: '/photos', against: '/copies' }], winsBytes: 1000,
};
export const aSummary: DuplicatesSummary = { isComplete: true, tiers: [{ tier: 'exact', groups: 1, extra: 1, winsBytes: 1000 }], notDuplicates: 0 };
export const aResolution: ResolveReport = { batch: 'b1', groups: 1, files: 1, wonBytes: 1000, failed: [] };
export const someRules: KeeperRules = { rules: [{ type: 'keep-in', folder: 'Originals/' }] };

const folders: FolderInfo[] = [{ path: '/photos', files: 3, state: 'present', excluded: [] }];
const doctor: DoctorReport = { checks: [{ area: 'ffmpeg', status: 'note', found: 'not found', advice: 'install ffmpeg', facts: { kind: 'video', ffmpeg: null } }] };

/**
 * An engine that answers every call with a value of the contract, for what a real one cannot be made to do on demand:
 * fail, hang, flood, or break the contract. What it was asked is kept in `asked`.
 */
export function createFakeEngine(overrides: Partial<Engine> = {}): { engine: Engine; asked: unknown[][] } {
  const asked: unknown[][] = [];
  const answer = <Value>(name: string, value: Value) => async (...args: unknown[]): Promise<Value> => {
    asked.push([name, ...args.filter((argument) => !isCallOptions(argument))]);
    return value;
  };
  const engine: Engine = {
    indexLibrary: async (request, options) => {
      asked.push(['indexLibrary', request]);
      options?.onProgress?.(aProgress);
      return aReport;
    },
    searchPhotos: answer('searchPhotos', anAnswer),
    similarPhotos: answer('similarPhotos', { strong: 1, results: anAnswer.results }),
    getPhotos: answer('getPhotos', [aPhoto]),
    ratePhotos: answer('ratePhotos', undefined),
    status: answer('status', aStatus),
    doctor: answer('doctor', doctor),
    listFolders: answer('listFolders', folders),
    addFolder: answer('addFolder', folders),
    removeFolder: answer('removeFolder', []),
    forgetPhotos: answer('forgetPhotos', { forgotten: 1, stillPresent: [] }),
    listModels: answer('listModels', [aModel]),
    checkModel: answer('checkModel', { folder: '/models/mini', ok: true, error: null, model: aModel, provider: 'cpu', photosPerSecond: 60, rejected: [] }),
    useModel: answer('useModel', [aModel]),
    removeModel: answer('removeModel', []),
    excludeFolder: answer('excludeFolder', folders),
    includeFolder: answer('includeFolder', folders),
    editPhotos: answer('editPhotos', { changed: 1, undo: { changes: [{ ids: [PHOTO_ID], change: { rating: null } }] } }),
    exportPhotos: async (request, options) => {
      asked.push(['exportPhotos', request]);
      options?.onProgress?.(1, 1);
      return { type: 'report', written: [{ id: PHOTO_ID, path: '/out/dogs.jpg' }], failed: [], interrupted: false };
    },
    locateMedia: answer('locateMedia', { path: '/thumbs/01.webp', mimeType: 'image/webp', name: 'dogs.webp', etag: 'e1' }),
    suggest: answer('suggest', [{ kind: 'place' as const, label: 'Beijing', question: 'place:Beijing', photos: 3 }]),
    findPlaces: answer('findPlaces', [{ kind: 'city' as const, name: 'Beijing', region: null, country: 'China', countryCode: 'CN', latitude: 39.9, longitude: 116.4 }]),
    keepExample: answer('keepExample', 'token-1'),
    timeline: { read: answer('timeline.read', aTimeline), positions: answer('timeline.positions', somePositions) },
    activity: {
      async *follow() {
        asked.push(['activity.follow']);
        yield* [anActivity];
      },
      run: answer('activity.run', undefined),
      pause: answer('activity.pause', undefined),
      resume: answer('activity.resume', undefined),
      noticePerson: () => void asked.push(['activity.noticePerson']),
      failures: answer('activity.failures', { total: 1, failures: [{ path: '/photos/bad.jpg', reason: 'cut short', attempts: 2 }] }),
    },
    trash: {
      move: answer('trash.move', { batch: 'b1', photos: 1, failed: [] }),
      list: answer('trash.list', [{ batch: 'b1', movedAtMs: 5, ids: [PHOTO_ID], files: [{ path: '/photos/dogs.jpg', sizeBytes: 1000 }] }]),
      restore: answer('trash.restore', { restored: 1, failed: [] }),
      empty: answer('trash.empty', { restored: 0, failed: [] }),
    },
    tags: {
      list: answer('tags.list', [aTag]),
      of: answer('tags.of', [{ id: PHOTO_ID, tags: [{ tag: 'dog', names: aTag.names, by: 'auto' as const, confidence: 0.9 }], refused: [] }]),
      create: answer('tags.create', aTag),
      change: answer('tags.change', [aTag]),
      remove: answer('tags.remove', []),
      teach: answer('tags.teach', { tag: aTag, missing: 0, likely: [{ id: PHOTO_ID, confidence: 0.8 }], unsure: [] }),
    },
    albums: {
      list: answer('albums.list', [anAlbum]),
      photos: answer('albums.photos', aTimeline),
      of: answer('albums.of', ['trip-1']),
      create: answer('albums.create', anAlbum),
      change: answer('albums.change', [anAlbum]),
      remove: answer('albums.remove', []),
      noteSeen: answer('albums.noteSeen', undefined),
    },
    duplicates: {
      summary: answer('duplicates.summary', aSummary),
      list: answer('duplicates.list', { total: 1, groups: [aGroup] }),
      of: answer('duplicates.of', [{ tier: 'exact' as const, id: 'g1', at: 0 }]),
      resolve: answer('duplicates.resolve', aResolution),
      resolveAll: answer('duplicates.resolveAll', aResolution),
      sayDifferent: answer('duplicates.sayDifferent', aSummary),
      rules: answer('duplicates.rules', { rules: [] }),
      setRules: answer('duplicates.setRules', someRules),
    },
    app: {
      settings: answer('app.settings', someSettings),
      changeSettings: answer('app.changeSettings', someSettings),
      suggestFolders: answer('app.suggestFolders', [{ kind: 'pictures' as const, path: '/home/p/Pictures', photos: 9, countedTo: 10_000 }]),
      browseFolders: answer('app.browseFolders', { path: '/home/p', parent: '/home', folders: [{ name: 'Pictures', path: '/home/p/Pictures' }], photos: 0 }),
      storedData: answer('app.storedData', { parts: [{ what: 'library' as const, path: '/library.albumen', sizeBytes: 5 }] }),
      importData: answer('app.importData', { photos: 1, unknownPhotos: 0, tags: 1, albums: 1, decisions: 0 }),
      importUpload: answer('app.importUpload', { photos: 0, unknownPhotos: 1, tags: 0, albums: 0, decisions: 0 }),
      exportData: answer('app.exportData', { path: '/out/albumen.json', photos: 2 }),
      deleteEverything: answer('app.deleteEverything', undefined),
    },
    close: answer('close', undefined),
    ...overrides,
  };
  return { engine, asked };
}

function isCallOptions(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'signal' in argument;
}
