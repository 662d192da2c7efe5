import type { Engine } from '../../shared/contract/engine.ts';
import type {
  DoctorReport, FolderInfo, IndexProgress, IndexReport, LibraryStatus, ModelInfo, Photo, SearchAnswer,
} from '../../shared/contract/schemas.ts';

export const PHOTO_ID = '0123456789abcdef0123456789abcdef';

export const aPhoto: Photo = {
  id: PHOTO_ID, path: '/photos/dogs.jpg', paths: ['/photos/dogs.jpg'], kind: 'image', format: 'jpeg', mimeType: 'image/jpeg',
  sizeBytes: 1000, width: 4000, height: 3000, durationSeconds: null,
  takenAt: { local: '2019-05-03T14:22:10', offsetMinutes: null, source: 'exif' },
  place: null, camera: 'Nikon D90', lens: null, iso: 200, fNumber: 2.8, exposureSeconds: 0.01, focalLengthMm: 50, rating: null,
  keywords: [], caption: null, isMotionPhoto: false, bundleOf: null, placeholder: null,
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
  parsed: { look: [{ words: 'two dogs', weight: 1, negated: false, translatedFrom: null }], filters: [], notes: [] },
  strong: 1,
  results: [
    { id: PHOTO_ID, path: '/photos/dogs.jpg', paths: ['/photos/dogs.jpg'], score: 0.41, takenAt: '2019-05-03T14:22:10', width: 4000, height: 3000 },
    { id: PHOTO_ID.replace('0', 'f'), path: '/photos/cat.jpg', paths: ['/photos/cat.jpg', '/photos/copy.jpg'], score: 0.2, takenAt: null, width: 10, height: 10 },
  ],
};

export const aStatus: LibraryStatus = {
  library: '/library.albumen', photos: 2, hidden: 0, files: 3, away: 0, failed: [],
  model: { id: 'albumen-mini', name: 'Albumen Mini', fingerprint: 'f00' }, building: null, provider: 'cpu', providers: ['cpu'],
  sizeBytes: 12_345, version: '0.1.0', schemaVersion: 1, folders: ['/photos'], writer: null,
};

export const aModel: ModelInfo = {
  id: 'albumen-mini', name: 'Albumen Mini', folder: '/models/mini', layout: 'albumen', fingerprint: 'f00', dim: 384, licence: null,
  quality: { flickr8k: { r1: 0.269 } }, state: 'active', missing: 0,
};

const folders: FolderInfo[] = [{ path: '/photos', files: 3, state: 'present' }];
const doctor: DoctorReport = { checks: [{ area: 'ffmpeg', status: 'note', found: 'not found', advice: 'install ffmpeg' }] };

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
    close: answer('close', undefined),
    ...overrides,
  };
  return { engine, asked };
}

function isCallOptions(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'signal' in argument;
}
