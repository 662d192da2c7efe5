import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import { serialiser } from '../wire/serialise.ts';
import { asyncIterableOf } from './async-iterable-schema.ts';
import type { Engine } from './engine.ts';
import { describeCallError } from './call-errors.ts';
import { indexEvents } from './index-events.ts';
import {
  doctorReport, folderInfo, folderRequest, forgetReport, forgetRequest, indexEvent, indexRequest, libraryStatus, modelCheck,
  modelFolderRequest, modelInfo, modelRequest, photo, photosRequest, rateRequest, searchAnswer, searchQuestion, similarAnswer,
  similarRequest,
} from './schemas.ts';

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
    },
  },
  photos: {
    get: call.input(photosRequest).output(z.array(photo)).query(({ ctx, input }) => ctx.engine.getPhotos(input.ids)),
    rate: call.input(rateRequest).output(z.void()).mutation(({ ctx, input }) => ctx.engine.ratePhotos(input.ids, input.rating)),
  },
  search: {
    query: call.input(searchQuestion).output(searchAnswer).query(({ ctx, input, signal }) => ctx.engine.searchPhotos(input, { signal })),
    similar: call.input(similarRequest).output(similarAnswer).query(({ ctx, input, signal }) => ctx.engine.similarPhotos(input, { signal })),
  },
  models: {
    list: call.output(models).query(({ ctx }) => ctx.engine.listModels()),
    check: call.input(modelFolderRequest).output(modelCheck).query(({ ctx, input }) => ctx.engine.checkModel(input.folder)),
    use: call.input(modelRequest).output(models).mutation(({ ctx, input }) => ctx.engine.useModel(input.model)),
    remove: call.input(modelRequest).output(models).mutation(({ ctx, input }) => ctx.engine.removeModel(input.model)),
  },
  doctor: {
    report: call.output(doctorReport).query(({ ctx }) => ctx.engine.doctor()),
  },
});

/** The router by type, which is all that a client imports of it. */
export type AppRouter = typeof appRouter;
