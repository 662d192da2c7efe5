import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import { serialiser } from '../wire/serialise.ts';
import { asyncIterableOf } from './async-iterable-schema.ts';
import {
  activitySnapshot, backgroundRunRequest, browseRequest, fileFailures, folderListing, folderSuggestion,
} from './activity-schemas.ts';
import {
  exampleToken, exampleUpload, exportDataReport, exportDataRequest, foundPlace, importDataReport, importDataRequest, importUploadRequest, mediaFile, mediaRequest, placeRequest, settings, settingsChange,
  storedData, suggestion, suggestRequest,
} from './app-schemas.ts';
import { albumChange, albumId, albumInfo, albumPhotosRequest, albumRequest, albumsOfRequest, newAlbum } from './album-schemas.ts';
import { describeCallError } from './call-errors.ts';
import {
  duplicatePlace, duplicatesOfRequest, duplicatesPage, duplicatesRequest, duplicatesSummary, keeperRules, notDuplicatesRequest, resolveAllRequest, resolveReport, resolveRequest,
} from './duplicate-schemas.ts';
import {
  editReport, editRequest, exportEvent, exportRequest, photoIds, restoreReport, restoreRequest, trashBatch, trashMoveReport,
} from './edit-schemas.ts';
import type { Engine } from './engine.ts';
import { exportEvents } from './export-events.ts';
import { indexEvents } from './index-events.ts';
import {
  doctorReport, folderInfo, folderRequest, forgetReport, forgetRequest, indexEvent, indexRequest, libraryStatus, modelCheck,
  modelFolderRequest, modelInfo, modelRequest, photo, photosRequest, rateRequest, searchAnswer, searchQuestion, similarAnswer,
  similarRequest,
} from './schemas.ts';
import { lesson, newTag, photoTags, tagChange, tagInfo, tagRequest, teachRequest } from './tag-schemas.ts';
import { photoPositions, timelineColumns, timelineRequest } from './timeline-schemas.ts';

/** What every call works on. */
export interface CallContext {
  readonly engine: Engine;
}

const t = initTRPC.context<CallContext>().create({
  transformer: serialiser,
  errorFormatter: ({ shape, error }) => ({ ...shape, ...describeCallError(error, shape) }),
});
const call = t.procedure;
const folders = z.array(folderInfo);
const models = z.array(modelInfo);
const tags = z.array(tagInfo);
const albums = z.array(albumInfo);

/** Every call that any door can make: one line each, checked on its way in and on its way out. */
export const appRouter = t.router({
  library: {
    index: call.input(indexRequest).output(asyncIterableOf(indexEvent)).subscription(({ ctx, input, signal }) => indexEvents(ctx.engine, input, signal)),
    status: call.output(libraryStatus).query(({ ctx }) => ctx.engine.status()),
    forget: call.input(forgetRequest).output(forgetReport).mutation(({ ctx, input }) => ctx.engine.forgetPhotos(input.targets)),
    folders: {
      list: call.output(folders).query(({ ctx }) => ctx.engine.listFolders()),
      add: call.input(folderRequest).output(folders).mutation(({ ctx, input }) => ctx.engine.addFolder(input.path)),
      remove: call.input(folderRequest).output(folders).mutation(({ ctx, input }) => ctx.engine.removeFolder(input.path)),
      exclude: call.input(folderRequest).output(folders).mutation(({ ctx, input }) => ctx.engine.excludeFolder(input.path)),
      include: call.input(folderRequest).output(folders).mutation(({ ctx, input }) => ctx.engine.includeFolder(input.path)),
    },
  },
  activity: {
    follow: call.output(asyncIterableOf(activitySnapshot)).subscription(({ ctx, signal }) => ctx.engine.activity.follow(signal)),
    run: call.input(backgroundRunRequest).output(z.void()).mutation(({ ctx, input }) => ctx.engine.activity.run(input)),
    pause: call.output(z.void()).mutation(({ ctx }) => ctx.engine.activity.pause()),
    resume: call.output(z.void()).mutation(({ ctx }) => ctx.engine.activity.resume()),
    noticePerson: call.output(z.void()).mutation(({ ctx }) => ctx.engine.activity.noticePerson()),
    failures: call.output(fileFailures).query(({ ctx }) => ctx.engine.activity.failures()),
  },
  timeline: {
    read: call.input(timelineRequest).output(timelineColumns.nullable()).query(({ ctx, input }) => ctx.engine.timeline.read(input)),
    positions: call.output(photoPositions).query(({ ctx }) => ctx.engine.timeline.positions()),
  },
  photos: {
    get: call.input(photosRequest).output(z.array(photo)).query(({ ctx, input }) => ctx.engine.getPhotos(input.ids)),
    rate: call.input(rateRequest).output(z.void()).mutation(({ ctx, input }) => ctx.engine.ratePhotos(input.ids, input.rating)),
    edit: call.input(editRequest).output(editReport).mutation(({ ctx, input }) => ctx.engine.editPhotos(input)),
    export: call.input(exportRequest).output(asyncIterableOf(exportEvent)).subscription(({ ctx, input, signal }) => exportEvents(ctx.engine, input, signal)),
    locate: call.input(mediaRequest).output(mediaFile).query(({ ctx, input }) => ctx.engine.locateMedia(input)),
  },
  trash: {
    move: call.input(photoIds).output(trashMoveReport).mutation(({ ctx, input }) => ctx.engine.trash.move(input.ids)),
    list: call.output(z.array(trashBatch)).query(({ ctx }) => ctx.engine.trash.list()),
    restore: call.input(restoreRequest).output(restoreReport).mutation(({ ctx, input }) => ctx.engine.trash.restore(input)),
    empty: call.output(restoreReport).mutation(({ ctx }) => ctx.engine.trash.empty()),
  },
  search: {
    query: call.input(searchQuestion).output(searchAnswer).query(({ ctx, input, signal }) => ctx.engine.searchPhotos(input, { signal })),
    similar: call.input(similarRequest).output(similarAnswer).query(({ ctx, input, signal }) => ctx.engine.similarPhotos(input, { signal })),
    suggest: call.input(suggestRequest).output(z.array(suggestion)).query(({ ctx, input }) => ctx.engine.suggest(input)),
    places: call.input(placeRequest).output(z.array(foundPlace)).query(({ ctx, input }) => ctx.engine.findPlaces(input.name)),
    keepExample: call.input(exampleUpload).output(exampleToken).mutation(async ({ ctx, input }) => ({ token: await ctx.engine.keepExample(input.bytes, input.name) })),
  },
  tags: {
    list: call.output(tags).query(({ ctx }) => ctx.engine.tags.list()),
    of: call.input(photosRequest).output(z.array(photoTags)).query(({ ctx, input }) => ctx.engine.tags.of(input.ids)),
    create: call.input(newTag).output(tagInfo).mutation(({ ctx, input }) => ctx.engine.tags.create(input)),
    change: call.input(tagChange).output(tags).mutation(({ ctx, input }) => ctx.engine.tags.change(input)),
    remove: call.input(tagRequest).output(tags).mutation(({ ctx, input }) => ctx.engine.tags.remove(input.tag)),
    teach: call.input(teachRequest).output(lesson).query(({ ctx, input }) => ctx.engine.tags.teach(input)),
  },
  albums: {
    list: call.output(albums).query(({ ctx }) => ctx.engine.albums.list()),
    photos: call.input(albumPhotosRequest).output(timelineColumns.nullable()).query(({ ctx, input }) => ctx.engine.albums.photos(input)),
    of: call.input(albumsOfRequest).output(z.array(albumId)).query(({ ctx, input }) => ctx.engine.albums.of(input.photo)),
    create: call.input(newAlbum).output(albumInfo).mutation(({ ctx, input }) => ctx.engine.albums.create(input)),
    change: call.input(albumChange).output(albums).mutation(({ ctx, input }) => ctx.engine.albums.change(input)),
    remove: call.input(albumRequest).output(albums).mutation(({ ctx, input }) => ctx.engine.albums.remove(input.id)),
    noteSeen: call.input(albumRequest).output(z.void()).mutation(({ ctx, input }) => ctx.engine.albums.noteSeen(input.id)),
  },
  duplicates: {
    summary: call.output(duplicatesSummary).query(({ ctx }) => ctx.engine.duplicates.summary()),
    list: call.input(duplicatesRequest).output(duplicatesPage).query(({ ctx, input }) => ctx.engine.duplicates.list(input)),
    of: call.input(duplicatesOfRequest).output(z.array(duplicatePlace)).query(({ ctx, input }) => ctx.engine.duplicates.of(input.photo)),
    resolve: call.input(resolveRequest).output(resolveReport).mutation(({ ctx, input }) => ctx.engine.duplicates.resolve(input)),
    resolveAll: call.input(resolveAllRequest).output(resolveReport).mutation(({ ctx, input: { tier, ...options } }) => ctx.engine.duplicates.resolveAll(tier, options)),
    sayDifferent: call.input(notDuplicatesRequest).output(duplicatesSummary).mutation(({ ctx, input }) => ctx.engine.duplicates.sayDifferent(input)),
    rules: call.output(keeperRules).query(({ ctx }) => ctx.engine.duplicates.rules()),
    setRules: call.input(keeperRules).output(keeperRules).mutation(({ ctx, input }) => ctx.engine.duplicates.setRules(input)),
  },
  models: {
    list: call.output(models).query(({ ctx }) => ctx.engine.listModels()),
    check: call.input(modelFolderRequest).output(modelCheck).query(({ ctx, input }) => ctx.engine.checkModel(input.folder)),
    use: call.input(modelRequest).output(models).mutation(({ ctx, input }) => ctx.engine.useModel(input.model)),
    remove: call.input(modelRequest).output(models).mutation(({ ctx, input }) => ctx.engine.removeModel(input.model)),
  },
  app: {
    settings: call.output(settings).query(({ ctx }) => ctx.engine.app.settings()),
    changeSettings: call.input(settingsChange).output(settings).mutation(({ ctx, input }) => ctx.engine.app.changeSettings(input)),
    suggestFolders: call.output(z.array(folderSuggestion)).query(({ ctx }) => ctx.engine.app.suggestFolders()),
    browseFolders: call.input(browseRequest).output(folderListing).query(({ ctx, input }) => ctx.engine.app.browseFolders(input.path)),
    storedData: call.output(storedData).query(({ ctx }) => ctx.engine.app.storedData()),
    importData: call.input(importDataRequest).output(importDataReport).mutation(({ ctx, input }) => ctx.engine.app.importData(input.file)),
    importUpload: call.input(importUploadRequest).output(importDataReport).mutation(({ ctx, input }) => ctx.engine.app.importUpload(input.bytes, input.name)),
    exportData: call.input(exportDataRequest).output(exportDataReport).mutation(({ ctx, input }) => ctx.engine.app.exportData(input.folder)),
    deleteEverything: call.output(z.void()).mutation(({ ctx }) => ctx.engine.app.deleteEverything()),
  },
  doctor: {
    report: call.output(doctorReport).query(({ ctx }) => ctx.engine.doctor()),
  },
});

/** The router by type, which is all that a client imports of it. */
export type AppRouter = typeof appRouter;
