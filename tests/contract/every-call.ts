import type { ExportEvent } from '../../shared/contract/edit-schemas.ts';
import type { IndexEvent } from '../../shared/contract/schemas.ts';
import type { AlbumenClient } from '../../shared/wire/create-client.ts';
import { SORTING_CALLS } from './sorting-calls.ts';
import { followIndex } from '../../shared/wire/follow-index.ts';

type Subscribe<Value> = (observer: { onData(value: Value): void; onError(error: unknown): void; onComplete(): void }) => { unsubscribe(): void };

/** Values that the calls are made with: real ones for a real engine. */
export interface CallInputs {
  readonly folder: string;
  readonly otherFolder: string;
  /** A folder below `folder`. */
  readonly excluded: string;
  readonly exportFolder: string;
  readonly image: string;
  readonly question: string;
  readonly modelFolder: string;
  readonly model: string;
}

/** What an export of an empty library holds, as far as it is read. */
export const NOTHING_MADE = new TextEncoder().encode('{"albumen":2,"photos":[],"records":[]}');

/** Every procedure of the router, by its path, called once with good input; the order is one that a real library can take. */
export const EVERY_CALL: readonly (readonly [path: string, call: (client: AlbumenClient, inputs: CallInputs) => Promise<unknown>])[] = [
  ['library.index', (client, { folder }) => followIndex(client, { folders: [folder] })],
  ['library.status', (client) => client.library.status.query()],
  ['library.folders.list', (client) => client.library.folders.list.query()],
  ['library.folders.add', (client, { otherFolder }) => client.library.folders.add.mutate({ path: otherFolder })],
  ['library.folders.remove', (client, { otherFolder }) => client.library.folders.remove.mutate({ path: otherFolder })],
  ['search.query', (client, { question }) => client.search.query.query({ text: question, limit: 3, explain: true })],
  ['search.similar', (client, { image }) => client.search.similar.query({ to: image, limit: 3 })],
  ['photos.get', async (client, inputs) => client.photos.get.query({ ids: await someIds(client, inputs) })],
  ['photos.rate', async (client, inputs) => client.photos.rate.mutate({ ids: await someIds(client, inputs), rating: 4 })],
  ['library.folders.exclude', (client, { excluded }) => client.library.folders.exclude.mutate({ path: excluded })],
  ['library.folders.include', (client, { excluded }) => client.library.folders.include.mutate({ path: excluded })],
  ['activity.follow', async (client) => await firstOf<unknown>((observer) => client.activity.follow.subscribe(undefined, observer))],
  ['activity.run', (client) => client.activity.run.mutate({})],
  ['activity.pause', (client) => client.activity.pause.mutate()],
  ['activity.resume', (client) => client.activity.resume.mutate()],
  ['activity.noticePerson', (client) => client.activity.noticePerson.mutate()],
  ['activity.failures', (client) => client.activity.failures.query()],
  ['timeline.read', (client) => client.timeline.read.query({})],
  ['timeline.positions', (client) => client.timeline.positions.query()],
  ['photos.edit', async (client, inputs) => client.photos.edit.mutate({ changes: [{ ids: await someIds(client, inputs), change: { isFavourite: true } }] })],
  ['photos.locate', async (client, inputs) => client.photos.locate.query({ id: (await someIds(client, inputs))[0] as string, variant: 'thumb' })],
  ['photos.export', async (client, inputs) => {
    const ids = await someIds(client, inputs);
    return await allOf<ExportEvent>((observer) => client.photos.export.subscribe({ ids, folder: inputs.exportFolder }, observer));
  }],
  ['trash.move', async (client, inputs) => client.trash.move.mutate({ ids: await someIds(client, inputs) })],
  ['trash.list', (client) => client.trash.list.query()],
  ['trash.restore', async (client) => client.trash.restore.mutate({ batch: (await client.trash.list.query())[0]?.batch })],
  ['trash.empty', (client) => client.trash.empty.mutate()],
  ...SORTING_CALLS,
  ['search.suggest', (client) => client.search.suggest.query({ text: '20' })],
  ['search.places', (client) => client.search.places.query({ name: 'Beijing' })],
  ['search.keepExample', (client) => client.search.keepExample.mutate({ bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), name: 'dropped.jpg' })],
  ['app.settings', (client) => client.app.settings.query()],
  ['app.changeSettings', (client) => client.app.changeSettings.mutate({ theme: 'dark' })],
  ['app.suggestFolders', (client) => client.app.suggestFolders.query()],
  ['app.browseFolders', (client) => client.app.browseFolders.query({ path: null })],
  ['app.storedData', (client) => client.app.storedData.query()],
  ['app.exportData', (client, { exportFolder }) => client.app.exportData.mutate({ folder: exportFolder })],
  ['app.importData', async (client, { exportFolder }) => client.app.importData.mutate({ file: (await client.app.exportData.mutate({ folder: exportFolder })).path })],
  ['app.importUpload', (client) => client.app.importUpload.mutate({ bytes: NOTHING_MADE, name: 'mine.json' })],
  ['library.forget', (client, { image }) => client.library.forget.mutate({ targets: [image] })],
  ['models.list', (client) => client.models.list.query()],
  ['models.check', (client, { modelFolder }) => client.models.check.query({ folder: modelFolder })],
  ['models.use', (client, { model }) => client.models.use.mutate({ model })],
  ['doctor.report', (client) => client.doctor.report.query()],
];

/** All events of an index run, in order. */
export async function collectIndexEvents(client: AlbumenClient, folder: string): Promise<IndexEvent[]> {
  return await allOf((observer) => client.library.index.subscribe({ folders: [folder] }, observer));
}

/** Every value of a subscription that ends by itself, in order. */
async function allOf<Value>(subscribe: Subscribe<Value>): Promise<Value[]> {
  return await new Promise((resolve, reject) => {
    const values: Value[] = [];
    subscribe({ onData: (value) => void values.push(value), onError: reject, onComplete: () => resolve(values) });
  });
}

async function someIds(client: AlbumenClient, { question }: CallInputs): Promise<string[]> {
  const { results } = await client.search.query.query({ text: question, limit: 1 });
  return results.slice(0, 1).map(({ id }) => id);
}

/** The first value of a subscription, which is then left. */
async function firstOf<Value>(subscribe: Subscribe<Value>): Promise<Value> {
  const first = Promise.withResolvers<Value>();
  const subscription = subscribe({
    onData: (value) => first.resolve(value),
    onError: (error) => first.reject(error),
    onComplete: () => first.reject(new Error('it ended without a value')),
  });
  try {
    return await first.promise;
  } finally {
    subscription.unsubscribe();
  }
}
