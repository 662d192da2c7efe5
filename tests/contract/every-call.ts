import type { IndexEvent } from '../../shared/contract/schemas.ts';
import type { AlbumenClient } from '../../shared/wire/create-client.ts';
import { followIndex } from '../../shared/wire/follow-index.ts';

/** Values that the calls are made with: real ones for a real engine. */
export interface CallInputs {
  readonly folder: string;
  readonly otherFolder: string;
  readonly image: string;
  readonly question: string;
  readonly modelFolder: string;
  readonly model: string;
}

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
  ['library.forget', (client, { image }) => client.library.forget.mutate({ targets: [image] })],
  ['models.list', (client) => client.models.list.query()],
  ['models.check', (client, { modelFolder }) => client.models.check.query({ folder: modelFolder })],
  ['models.use', (client, { model }) => client.models.use.mutate({ model })],
  ['doctor.report', (client) => client.doctor.report.query()],
];

/** All events of an index run, in order. */
export async function collectIndexEvents(client: AlbumenClient, folder: string): Promise<IndexEvent[]> {
  return await new Promise((resolve, reject) => {
    const events: IndexEvent[] = [];
    client.library.index.subscribe(
      { folders: [folder] },
      { onData: (event) => void events.push(event), onError: reject, onComplete: () => resolve(events) },
    );
  });
}

async function someIds(client: AlbumenClient, { question }: CallInputs): Promise<string[]> {
  const { results } = await client.search.query.query({ text: question, limit: 1 });
  return results.slice(0, 1).map(({ id }) => id);
}
