import { availableParallelism } from 'node:os';
import { posix } from 'node:path';
import type { Settings, SettingsChange } from '../../shared/contract/app-schemas.ts';
import type { CallOptions, Engine } from '../../shared/contract/engine.ts';
import { AlbumenError } from '../../shared/contract/errors.ts';
import { indexRequest, type FolderInfo, type IndexProgress, type IndexReport, type IndexRequest } from '../../shared/contract/schemas.ts';
import { createAppAccess, recentQuestions } from './app-access.ts';
import { createActivityAccess } from './activity-access.ts';
import { createBreather } from './activity/breather.ts';
import type { RunCall } from './activity/create-activity.ts';
import type { DueRun } from './activity/run-queue.ts';
import { createSettingsFile } from './app/settings-file.ts';
import { createEditAccess } from './edit-access.ts';
import { providersOf } from './encode/choose-provider.ts';
import { readVerdict } from './encode/provider-verdicts.ts';
import { verdictKey } from './encode/verdict-key.ts';
import { checkPack } from './library/check-pack.ts';
import { describePhotos } from './library/describe-photo.ts';
import { createEncoderProcesses } from './library/encoder-process.ts';
import { indexLibrary } from './library/index-library.ts';
import { addFolders, excludeFolder, includeFolder, listFolders, removeFolder } from './library/library-folders.ts';
import { choosePack, listPacks, loadActivePack, loadBuildingPack, removePackVectors, type PackPlaces } from './library/library-models.ts';
import { describeStatus } from './library/library-status.ts';
import { forgetPhotos } from './library/person-changes.ts';
import { createProgress } from './library/progress.ts';
import { createSortingAccess } from './sorting-access.ts';
import { createSearchAccess } from './search-access.ts';
import { tagsDeps } from './tags-access.ts';
import { createStoreAccess } from './library/store-access.ts';
import { lazyGazetteer } from './places/gazetteer.ts';
import { createTrashAccess, trashJournalFolder } from './trash-access.ts';
import type { HostAbilities } from './host-abilities.ts';
import { createMediaAccess } from './media-access.ts';
import { isWithin } from './scan/list-folder.ts';
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
  /** Make an empty library where there is none, as a window does; a command says what is missing instead. */
  readonly makesLibrary?: boolean;
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
  const storeOptions = { location: library, cacheDir, ...(options.storageOptions && { storageOptions: options.storageOptions }) };
  const stores = createStoreAccess(storeOptions, options.makesLibrary);
  const encoders = createEncoderProcesses(startWorker, cacheDir);
  const gazetteer = lazyGazetteer(posix.join(resourcesDir, 'places'));
  const thumbnailsFolder = isLocalFolder(library) ? posix.join(localFolder(library), 'thumbs') : posix.join(cacheDir, 'thumbs', encodeURIComponent(library));
  const thumbnails = createThumbnailFiles(thumbnailsFolder);
  const media = createMediaAccess({ reader: () => stores.reader(), thumbnails, startWorker, cacheDir });
  const settings = createSettingsFile(options.settingsFile);

  const trashFolder = trashJournalFolder(library, options.settingsFile);
  const trash = createTrashAccess({
    journalFolder: trashFolder,
    write: (work) => stores.write(work),
    forgetThumbnail: (id) => thumbnails.remove(id),
    moveToSystemTrash: options.host.moveToSystemTrash,
  });
  const reached = { reader: () => stores.reader(), write: <T>(work: (store: WritableStore) => Promise<T>) => stores.write(work) };
  const breather = createBreather();
  const timeline = createTimeline(() => stores.readerIfAny());
  const tags = tagsDeps({ ...reached, encoders, places, resourcesDir, cacheDir });
  const sorting = createSortingAccess({
    tags, duplicates: { ...reached, startWorker, thumbnails, moveDuplicates: trash.moveDuplicates },
    albums: { ...reached, timeline: () => timeline.whole(), search: (question) => search.searchPhotos(question), now: () => new Date() },
  });
  const search = createSearchAccess({ stores, encoders, places, gazetteer, startWorker, resourcesDir, tags: sorting.tagNames, albums: sorting.albumNames, recentQuestions: () => recentQuestions(settings) });
  const edits = createEditAccess({ stores, gazetteer, tagNames: sorting.tagNames });

  /** An index run, with the sorting that it ends in. */
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
    await trash.recover(store);
    const progress = createProgress(call.onProgress ?? (() => undefined));
    const excluded = (await store.folders()).flatMap((folder) => folder.excluded ?? []);
    const report = await indexLibrary(
      { folders: roots, within: call.within, excluded, verify, retryFailed, leaveOut: isLocalFolder(library) ? [localFolder(library)] : [] },
      {
        store,
        thumbnails,
        namePlace: (latitude, longitude) => gazetteer().nearest(latitude, longitude),
        startWorker,
        encoders: active,
        building: buildingPack && encoders.of(buildingPack),
        progress,
        signal: call.signal ?? new AbortController().signal,
        cores: call.cores ?? availableParallelism(),
        breathe: () => breather.breathe(),
      },
    );
    encoders.restAfter(report.added + report.updated);
    if (!report.interrupted) {
      progress.update({ phase: 'sorting' });
      await sorting.refresh(store, call.signal, () => breather.breathe());
    }
    progress.finish();
    return report;
  }

  const runAlone = (run: (store: WritableStore) => Promise<IndexReport>): Promise<IndexReport> => sorting.atTheEndOf(() => stores.writeAlone(run));

  /** As the window asks for it: new folders join the library; parts of its folders are looked through as parts. */
  async function runInBackground(run: DueRun, { signal, onProgress, cores }: RunCall): Promise<IndexReport> {
    return await runAlone(async (store) => {
      const { scope, named, verify, retryFailed } = run;
      const known = await store.folders();
      const joining = named.filter((path) => !known.some((folder) => isWithin(path, folder.path)));
      await store.inTurn(() => addFolders(joining, store));
      const request = { folders: [], verify, retryFailed };
      return await indexWith(store, request, { signal, onProgress, cores: cores ?? undefined, within: scope === 'all' ? undefined : scope });
    });
  }

  const activity = createActivityAccess({
    runIndex: runInBackground,
    readerIfAny: () => stores.readerIfAny(),
    libraryVersion: () => timeline.version(),
    settings: () => settings.read(),
    isOnBattery: () => options.host.isOnBattery(),
    breather,
    leaveOut: [...(isLocalFolder(library) ? [localFolder(library)] : []), cacheDir],
  });

  const app = createAppAccess({
    library: storeOptions,
    settingsFile: options.settingsFile,
    resourcesDir,
    modelFolders: options.modelFolders ?? [],
    thumbnailsFolder,
    trashFolder,
    homeDir: options.host.homeDir,
    picturesDir: options.host.picturesDir,
    settings,
    thumbnails,
    readerIfAny: () => stores.readerIfAny(),
    write: (work) => stores.write(work),
    // Beside an index run, like every other word of the person: it may go on for hours.
    sortAnew: () => stores.write((store) => sorting.refresh(store)),
    filesInTrash: async () => (await trash.calls.list()).reduce((files, batch) => files + batch.files.length, 0),
  });

  /** Let go of everything that is open: what is asked for later is opened anew. */
  async function letGo(): Promise<void> {
    await Promise.all([search.close(), media.close(), encoders.close(), stores.close()]);
  }

  async function deleteEverything(): Promise<void> {
    await app.refuseToDelete();
    await activity.stop();
    await stores.whileClosed(async () => {
      await Promise.all([search.close(), media.close(), encoders.close()]);
      await app.deleteEverything();
    });
    await activity.settingsChanged();
  }

  async function changeSettings(change: SettingsChange): Promise<Settings> {
    const changed = await settings.change(change);
    await activity.settingsChanged();
    return changed;
  }

  /** Change the library's folders, and let the background look at `due` of them. */
  async function changeFolders(change: (store: WritableStore) => Promise<void>, due: readonly string[] = []): Promise<FolderInfo[]> {
    const folders = await stores.write(async (store) => {
      await store.inTurn(() => change(store));
      return await listFolders(store);
    });
    await activity.libraryChanged(due);
    return folders;
  }

  /** A person waits for this: indexing holds back meanwhile, and for a moment more, since they will read and go on. */
  async function forPerson<T>(work: () => Promise<T>): Promise<T> {
    breather.noticePerson();
    return await breather.during(work);
  }

  return {
    indexLibrary: async (request, call = {}) => await runAlone((store) => indexWith(store, request, call)),
    searchPhotos: (question, call) => forPerson(() => search.searchPhotos(question, call?.signal)),
    similarPhotos: (request, call) => forPerson(() => search.similarPhotos(request, call?.signal)),
    getPhotos: async (ids) => await describePhotos(ids, await stores.reader()),
    async ratePhotos(ids, rating) {
      await edits.edit({ changes: [{ ids: [...ids], change: { rating } }] });
    },
    editPhotos: (request) => edits.edit(request),
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
    async doctor() {
      const { examineMachine } = await import('./doctor/examine-machine.ts');
      return await examineMachine({ stores, encoders, places, library, cacheDir });
    },
    listFolders: async () => await listFolders(await stores.reader()),
    addFolder: (path) => changeFolders((store) => addFolders([path], store), [path]),
    removeFolder: (path) => changeFolders((store) => removeFolder(path, store)),
    excludeFolder: (path) => changeFolders((store) => excludeFolder(path, store)),
    includeFolder: (path) => changeFolders((store) => includeFolder(path, store), [path]),
    async exportPhotos(request, call = {}) {
      const { exportPhotos } = await import('./exports/export-photos.ts');
      return await exportPhotos(request, { store: await stores.reader(), startWorker, tags: sorting.tags, ...call });
    },
    locateMedia: (request) => media.locate(request),
    suggest: (request) => search.suggest(request),
    findPlaces: (name) => Promise.resolve(gazetteer().find(name).slice(0, FOUND_PLACES)),
    keepExample: (bytes, name) => search.keepExample(bytes, name),
    timeline: {
      // Read again by itself while photos come in: indexing holds back for the answer only.
      read: (request) => breather.during(() => timeline.read(request)),
      positions: () => breather.during(() => timeline.positions()),
    },
    activity,
    trash: trash.calls,
    tags: sorting.tags,
    albums: sorting.albums,
    duplicates: sorting.duplicates,
    app: { ...app, settings: () => settings.read(), changeSettings, deleteEverything },
    forgetPhotos: (targets) => stores.write(async (store) =>
        await store.inTurn(async () => await forgetPhotos(targets, { store, inTrash: await trash.photos(), forgetThumbnail: (id) => thumbnails.remove(id) })),
      ),
    listModels: async () => await listPacks(await stores.readerIfAny(), places),
    checkModel: async (folder) => await checkPack(folder, { store: await stores.readerIfAny(), cacheDir, encodersOf: (pack) => encoders.of(pack) }),
    async useModel(idOrFolder) {
      const models = await stores.write(async (store) => {
        await choosePack(idOrFolder, store, places);
        return await listPacks(store, places);
      });
      await activity.libraryChanged('all'); // Its vectors are built by a run.
      return models;
    },
    removeModel: (idOrFingerprint) =>
      stores.writeAlone(async (store) => {
        await removePackVectors(idOrFingerprint, store);
        return await listPacks(store, places);
      }),
    async close() {
      await activity.close();
      await edits.idle();
      await letGo();
    },
  };
}

/** Places of one name that are offered: further ones are hamlets. */
const FOUND_PLACES = 12;

type IndexCall = CallOptions & {
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Only these parts of the folders. */
  readonly within?: readonly string[] | undefined;
  /** Processor cores for reading photos. */
  readonly cores?: number | undefined;
};
