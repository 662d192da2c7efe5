import { availableParallelism } from 'node:os';
import { posix } from 'node:path';
import type { EditReport, EditRequest } from '../../shared/contract/edit-schemas.ts';
import type { CallOptions, Engine } from '../../shared/contract/engine.ts';
import { AlbumenError } from '../../shared/contract/errors.ts';
import { indexRequest, type IndexProgress, type IndexReport, type IndexRequest } from '../../shared/contract/schemas.ts';
import { createBreather } from './activity/breather.ts';
import { examineMachine } from './doctor/examine-machine.ts';
import { providersOf } from './encode/choose-provider.ts';
import { readVerdict } from './encode/provider-verdicts.ts';
import { verdictKey } from './encode/verdict-key.ts';
import { checkPack } from './library/check-pack.ts';
import { describePhotos } from './library/describe-photo.ts';
import { createEncoderProcesses } from './library/encoder-process.ts';
import { indexLibrary } from './library/index-library.ts';
import { addFolders, excludeFolder, includeFolder, listFolders, removeFolder } from './library/library-folders.ts';
import {
  choosePack, listPacks, loadActivePack, loadBuildingPack, removePackVectors, type PackPlaces,
} from './library/library-models.ts';
import { describeStatus } from './library/library-status.ts';
import { forgetPhotos } from './library/person-changes.ts';
import { createProgress } from './library/progress.ts';
import { createSearchAccess } from './search-access.ts';
import { createStoreAccess } from './library/store-access.ts';
import { lazyGazetteer } from './places/gazetteer.ts';
import type { HostAbilities } from './host-abilities.ts';
import { createMediaAccess } from './media-access.ts';
import { notBuilt } from './not-built.ts';
import { isLocalFolder, localFolder } from './store/library-location.ts';
import type { WritableStore } from './store/library-store.ts';
import { readWriter } from './store/write-lock.ts';
import { createThumbnailFiles } from './thumbs/thumbnail-files.ts';
import { createTimeline } from './timeline/create-timeline.ts';

export interface EngineOptions {
  /** The library: a folder, or any URI that LanceDB takes. */
  readonly library: string;
  /** What can be made again: caches, and locks and thumbnails of a library that is no local folder. */
  readonly cacheDir: string;
  /** The shipped resources: models/, places/, vocabulary/, sample-photos/. */
  readonly resourcesDir: string;
  /** Folders that hold further model packs, one folder each. */
  readonly modelFolders?: readonly string[];
  readonly storageOptions?: Readonly<Record<string, string>>;
  /** What the person chose in the app: a JSON file, made when something is first chosen. */
  readonly settingsFile: string;
  readonly host: HostAbilities;
  readonly version: string;
}

/**
 * Wire the rooms of the engine for one library. Nothing is opened until it is needed; the write lock is held only
 * while something is written.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { library, cacheDir, resourcesDir } = options;
  const { startWorker } = options.host;
  const places: PackPlaces = {
    embedded: posix.join(resourcesDir, 'models', 'albumen-mini'),
    parents: options.modelFolders ?? [],
    cacheDir,
  };
  const stores = createStoreAccess({ location: library, cacheDir, ...(options.storageOptions && { storageOptions: options.storageOptions }) });
  const encoders = createEncoderProcesses(startWorker, cacheDir);
  const gazetteer = lazyGazetteer(posix.join(resourcesDir, 'places'));
  const thumbnails = createThumbnailFiles(
    isLocalFolder(library) ? posix.join(localFolder(library), 'thumbs') : posix.join(cacheDir, 'thumbs', encodeURIComponent(library)),
  );
  const media = createMediaAccess({ reader: () => stores.reader(), thumbnails, startWorker, cacheDir });
  const search = createSearchAccess({ stores, encoders, places, gazetteer, startWorker, resourcesDir });

  const breather = createBreather();
  const timeline = createTimeline(() => stores.readerIfAny());

  async function indexWith(store: WritableStore, request: IndexRequest, call: IndexCall): Promise<IndexReport> {
    const { folders, verify, retryFailed, model } = indexRequest.parse(request);
    await store.inTurn(() => addFolders(folders, store));
    const roots = folders.length > 0 ? folders : (await store.folders()).map((folder) => folder.path);
    if (roots.length === 0) {
      throw new AlbumenError('bad-input', 'this library has no folders yet; name one, as in: albumen index ~/Pictures');
    }
    if (model !== undefined || (await store.packs()).length === 0) await choosePack(model ?? places.embedded, store, places);
    const active = encoders.of(await loadActivePack(store, places));
    const buildingPack = await loadBuildingPack(store, places);
    const excluded = (await store.folders()).flatMap((folder) => folder.excluded ?? []);
    return await indexLibrary(
      { folders: roots, within: call.within, excluded, verify, retryFailed, leaveOut: isLocalFolder(library) ? [localFolder(library)] : [] },
      {
        store,
        thumbnails,
        namePlace: (latitude, longitude) => gazetteer().nearest(latitude, longitude),
        startWorker,
        encoders: active,
        building: buildingPack && encoders.of(buildingPack),
        progress: createProgress(call.onProgress ?? (() => undefined)),
        signal: call.signal ?? new AbortController().signal,
        cores: call.cores ?? availableParallelism(),
        breathe: breather.breathe,
      },
    );
  }

  async function editWith(request: EditRequest): Promise<EditReport> {
    const { editPhotos } = await import('./edits/edit-photos.ts');
    return await stores.write((store) => editPhotos(request, { store, namePlace: (latitude, longitude) => gazetteer().nearest(latitude, longitude) }));
  }

  return {
    indexLibrary: async (request, call = {}) => await stores.writeAlone((store) => indexWith(store, request, call)),
    searchPhotos: (question, call) => search.searchPhotos(question, call?.signal),
    similarPhotos: (request, call) => search.similarPhotos(request, call?.signal),
    getPhotos: async (ids) => await describePhotos(ids, await stores.reader()),
    async ratePhotos(ids, rating) {
      await editWith({ changes: [{ ids: [...ids], change: { rating } }] });
    },
    editPhotos: editWith,
    async status() {
      const store = await stores.reader();
      const pack = await loadActivePack(store, places);
      const verdict = readVerdict(cacheDir, await verdictKey(pack));
      return await describeStatus(store, {
        library,
        version: options.version,
        writer: await readWriter({ location: library, cacheDir }),
        provider: verdict?.provider ?? null,
        providers: providersOf(process.platform),
      });
    },
    doctor: () => examineMachine({ stores, encoders, places, library, cacheDir }),
    listFolders: async () => await listFolders(await stores.reader()),
    addFolder: (path) =>
      stores.write(async (store) => {
        await store.inTurn(() => addFolders([path], store));
        return await listFolders(store);
      }),
    removeFolder: (path) =>
      stores.write(async (store) => {
        await store.inTurn(() => removeFolder(path, store));
        return await listFolders(store);
      }),
    excludeFolder: (path) =>
      stores.write(async (store) => {
        await store.inTurn(() => excludeFolder(path, store));
        return await listFolders(store);
      }),
    includeFolder: (path) =>
      stores.write(async (store) => {
        await store.inTurn(() => includeFolder(path, store));
        return await listFolders(store);
      }),
    exportPhotos: () => notBuilt('exportPhotos'),
    locateMedia: (request) => media.locate(request),
    suggest: () => notBuilt('suggest'),
    keepExample: (bytes, name) => search.keepExample(bytes, name),
    timeline,
    activity: {
      follow: () => notBuilt('activity'), run: () => notBuilt('activity'), pause: () => notBuilt('activity'),
      resume: () => notBuilt('activity'), noticePerson: () => notBuilt('activity'), failures: () => notBuilt('activity'),
    },
    trash: { move: () => notBuilt('trash'), list: () => notBuilt('trash'), restore: () => notBuilt('trash'), empty: () => notBuilt('trash') },
    app: {
      settings: () => notBuilt('settings'), changeSettings: () => notBuilt('settings'), suggestFolders: () => notBuilt('suggestFolders'),
      browseFolders: () => notBuilt('browseFolders'), storedData: () => notBuilt('storedData'), exportData: () => notBuilt('exportData'),
      deleteEverything: () => notBuilt('deleteEverything'),
    },
    forgetPhotos: (targets) => stores.write((store) => forgetPhotos(targets, store)),
    listModels: async () => await listPacks(await stores.readerIfAny(), places),
    checkModel: async (folder) => await checkPack(folder, { store: await stores.readerIfAny(), encodersOf: (pack) => encoders.of(pack) }),
    useModel: (idOrFolder) =>
      stores.write(async (store) => {
        await choosePack(idOrFolder, store, places);
        return await listPacks(store, places);
      }),
    removeModel: (idOrFingerprint) =>
      stores.writeAlone(async (store) => {
        await removePackVectors(idOrFingerprint, store);
        return await listPacks(store, places);
      }),
    async close() {
      await Promise.all([search.close(), media.close(), encoders.close(), stores.close()]);
    },
  };
}

type IndexCall = CallOptions & {
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Only these parts of the folders. */
  readonly within?: readonly string[] | undefined;
  /** Processor cores for reading photos. */
  readonly cores?: number | undefined;
};
