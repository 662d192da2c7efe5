import { setTimeout } from 'node:timers/promises';
import type { AlbumenClient } from '../../shared/wire/create-client.ts';
import type { CallInputs } from './every-call.ts';

/** The calls of tags, albums and duplicates, as in EVERY_CALL. */
export const SORTING_CALLS: readonly (readonly [path: string, call: (client: AlbumenClient, inputs: CallInputs) => Promise<unknown>])[] = [
  ['tags.list', (client) => client.tags.list.query()],
  ['tags.of', async (client, inputs) => client.tags.of.query({ ids: [await oneId(client, inputs)] })],
  ['tags.create', (client) => client.tags.create.mutate({ name: 'Our cabin' })],
  ['tags.change', async (client) => client.tags.change.mutate({ tag: await lastTag(client), name: 'The cabin', isTaught: true })],
  ['tags.teach', async (client) => client.tags.teach.query({ tag: await lastTag(client), limit: 5 })],
  ['tags.remove', async (client) => client.tags.remove.mutate({ tag: await lastTag(client) })],
  ['albums.create', async (client, inputs) => client.albums.create.mutate({ name: 'The best', ids: [await oneId(client, inputs)] })],
  ['albums.list', (client) => albumsOnceSorted(client)],
  ['albums.photos', async (client) => client.albums.photos.query({ id: await firstAlbum(client) })],
  ['albums.of', async (client, inputs) => client.albums.of.query({ photo: await oneId(client, inputs) })],
  ['albums.change', async (client) => client.albums.change.mutate({ id: await firstAlbum(client), name: 'The very best' })],
  ['albums.noteSeen', async (client) => client.albums.noteSeen.mutate({ id: await firstAlbum(client) })],
  ['albums.remove', async (client) => client.albums.remove.mutate({ id: await firstAlbum(client) })],
  ['duplicates.summary', (client) => client.duplicates.summary.query()],
  ['duplicates.list', (client) => client.duplicates.list.query({ tier: 'exact' })],
  ['duplicates.of', async (client, inputs) => client.duplicates.of.query({ photo: await oneId(client, inputs) })],
  ['duplicates.resolve', (client) => client.duplicates.resolve.mutate({ groups: [{ id: 'g1', tier: 'exact', keep: ['/photos/dogs.jpg'], trash: ['/copies/dogs.jpg'] }] })],
  ['duplicates.resolveAll', (client) => client.duplicates.resolveAll.mutate({ tier: 'exact' })],
  ['duplicates.sayDifferent', async (client) => {
    const ids = (await client.timeline.read.query({}))?.ids ?? new Uint8Array();
    return await client.duplicates.sayDifferent.mutate({ ids: [0, 16].map((at) => Buffer.from(ids.subarray(at, at + 16)).toString('hex')), areDifferent: true });
  }],
  ['duplicates.rules', (client) => client.duplicates.rules.query()],
  ['duplicates.setRules', (client) => client.duplicates.setRules.mutate({ rules: [{ type: 'keep-in', folder: 'Originals/' }] })],
];

/** While an index run is under way (calls before these started one), albums are told as they were: without the trip that it brings. */
async function albumsOnceSorted(client: AlbumenClient): Promise<unknown> {
  for (;;) {
    const albums = await client.albums.list.query();
    if (albums.some(({ kind }) => kind === 'trip')) return albums;
    await setTimeout(100);
  }
}

async function oneId(client: AlbumenClient, { question }: CallInputs): Promise<string> {
  return (await client.search.query.query({ text: question, limit: 1 })).results[0]?.id as string;
}

/** The person's own tag on a real library, the only tag of the fake engine. */
async function lastTag(client: AlbumenClient): Promise<string> {
  const tags = await client.tags.list.query();
  return (tags.find(({ kind }) => kind !== 'shipped') ?? tags[0])?.id as string;
}

async function firstAlbum(client: AlbumenClient): Promise<string> {
  const albums = await client.albums.list.query();
  return (albums.find(({ kind }) => kind === 'own') ?? albums[0])?.id as string;
}
