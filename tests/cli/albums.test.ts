import { describe, expect, it } from 'vitest';
import type { AlbumInfo } from '../../shared/contract/album-schemas.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { anAlbum, anAnswer, createFakeEngine, PHOTO_ID } from '../contract/fake-engine.ts';
import { runInProcess } from './run-in-process.ts';

const own: AlbumInfo = { ...anAlbum, id: 'own-1', kind: 'own', name: 'Mine', title: null, because: { spanDays: null, withinKm: null, apartHours: null, rule: null } };
const away: AlbumInfo = { ...anAlbum, id: 'event-1', kind: 'event', name: 'Gone', isRemoved: true };

/** An engine with these albums that says what was asked of them. */
function engineWith(albums: readonly AlbumInfo[], asked: unknown[][]): Partial<Engine> {
  const note = <T>(name: string, answer: T) => (...args: unknown[]): Promise<T> => {
    asked.push([name, ...args]);
    return Promise.resolve(answer);
  };
  const { engine } = createFakeEngine();
  return {
    albums: {
      ...engine.albums,
      list: () => Promise.resolve([...albums]),
      create: note('create', albums[0] as AlbumInfo), change: note('change', [...albums]), remove: note('remove', []),
    },
  };
}

describe('albums', () => {
  it('lists those that are there, of one kind or all, and those taken away', async () => {
    const engine = engineWith([own, anAlbum, away], []);
    const names = async (...args: string[]) => (JSON.parse((await runInProcess(['albums', ...args, '--json'], { engine })).stdout) as { albums: AlbumInfo[] }).albums.map(({ id }) => id);
    expect([await names(), await names('list', '--kind', 'trip'), await names('--removed')]).toEqual([['own-1', 'trip-1'], ['trip-1'], ['event-1']]);
    expect((await runInProcess(['albums'], { engine })).stdout).toBe('own   2 photos  own-1   Mine\ntrip  2 photos  trip-1  Weekend in Bilbao, October 2016\n');
    expect((await runInProcess(['albums', '--kind', 'nonsense'], { engine })).exitCode).toBe(2);
  });

  it('shows an album by its name, with the reason for it', async () => {
    const { stdout } = await runInProcess(['albums', 'show', 'weekend in bilbao, october 2016'], { engine: engineWith([anAlbum], []) });
    expect(stdout).toMatch(/^Weekend in Bilbao, October 2016 {2}\(2 photos: 2 photos within 2 days and 30 km; 12 hours apart from other photos\)\n.*dogs\.jpg$/m);
  });

  it('refuses a name that two albums have, and one that none has', async () => {
    const engine = engineWith([own, { ...own, id: 'own-2' }], []);
    expect(await runInProcess(['albums', 'show', 'Mine'], { engine })).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/2 albums are called “Mine”.*own-1, own-2/) as string });
    expect(await runInProcess(['albums', 'delete', 'none'], { engine })).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/there is no album “none”/) as string });
  });

  it.each<[args: string[], asked: unknown[]]>([
    [['create', 'Best', PHOTO_ID], ['create', { name: 'Best', ids: [PHOTO_ID], question: null }]],
    [['create', 'Dogs', '--question', 'two dogs'], ['create', { name: 'Dogs', ids: [], question: expect.objectContaining({ text: 'two dogs' }) as unknown }]],
    [['add', 'Mine', PHOTO_ID], ['change', { id: 'own-1', add: [PHOTO_ID] }]],
    [['remove-photos', 'own-1', PHOTO_ID], ['change', { id: 'own-1', remove: [PHOTO_ID] }]],
    [['split', 'own-1', PHOTO_ID], ['change', { id: 'own-1', split: [PHOTO_ID] }]],
    [['rename', 'trip-1', 'With Ana'], ['change', { id: 'trip-1', name: 'With Ana' }]],
    [['rename', 'trip-1'], ['change', { id: 'trip-1', name: null }]],
    [['merge', 'trip-1', 'Mine'], ['change', { id: 'trip-1', mergedInto: 'own-1' }]],
    [['delete', 'Mine'], ['remove', 'own-1']],
    [['delete', 'trip-1'], ['change', { id: 'trip-1', isRemoved: true }]],
    [['restore', 'event-1'], ['change', { id: 'event-1', isRemoved: false }]],
  ])('%j asks the engine for just that', async (args, wanted) => {
    const asked: unknown[][] = [];
    const { exitCode, stdout } = await runInProcess(['albums', ...args, '--json'], { engine: engineWith([own, anAlbum, away], asked) });
    expect({ exitCode, asked }).toEqual({ exitCode: 0, asked: [wanted] });
    expect(JSON.parse(stdout)).toHaveProperty('album');
  });

  it('finds photos by their files and their folders', async () => {
    const [dogs, cat] = anAnswer.results as [(typeof anAnswer.results)[number], (typeof anAnswer.results)[number]];
    const asked: unknown[][] = [];
    const engine = { ...engineWith([own], asked), searchPhotos: () => Promise.resolve(anAnswer) };
    await runInProcess(['albums', 'add', 'Mine', dogs.path as string], { engine });
    await runInProcess(['albums', 'add', 'Mine', '/photos'], { engine });
    expect(asked[0]).toEqual(['change', { id: 'own-1', add: [dogs.id] }]);
    expect((asked[1] as [string, { add: string[] }])[1].add.toSorted()).toEqual([...new Set([cat.id, dogs.id])].toSorted());
    expect(await runInProcess(['albums', 'add', 'Mine', '/photos/dog'], { engine })).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/is no photo of this library/) as string });
  });

  it('takes photos or a question, not both', async () => {
    expect(await runInProcess(['albums', 'create', 'x', PHOTO_ID, '--question', 'dogs'])).toMatchObject({ exitCode: 2 });
  });
});
