import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndexReport, ModelInfo, SearchAnswer } from '../../shared/contract/schemas.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';
import { collectIndexEvents, EVERY_CALL, type CallInputs } from './every-call.ts';
import { LINES } from './transports.ts';

describe.each(LINES)('a real library $name', ({ connect }) => {
  it('answers every call of the contract', async () => {
    const { engine, photos, folder, library } = await testLibrary(['2016', '2017']);
    const { client, disconnect } = await connect(engine);
    const otherFolder = join(folder, 'more');
    await mkdir(otherFolder);
    const inputs: CallInputs = {
      folder: photos,
      otherFolder,
      excluded: join(photos, '2017'),
      exportFolder: join(folder, 'out'),
      image: join(photos, '2016', 'DSC_0121.jpg'),
      question: 'two dogs at a wooden fence',
      modelFolder: join(REPOSITORY, 'resources', 'models', 'albumen-mini'),
      model: 'albumen-mini',
    };
    const answers: Record<string, unknown> = {};
    for (const [path, call] of EVERY_CALL) answers[path] = await call(client, inputs);

    expect(answers).toMatchObject({
      'library.index': { scanned: 8, added: 8, failed: [], interrupted: false, model: 'albumen-mini' } satisfies Partial<IndexReport>,
      'library.status': { library, photos: 8, files: 8, folders: [photos], model: { id: 'albumen-mini' } },
      'library.folders.list': [{ path: photos, files: 8, state: 'present', excluded: [] }],
      'library.folders.add': [{ path: photos, files: 8 }, { path: otherFolder, files: 0 }],
      'library.folders.remove': [{ path: photos }],
      'library.folders.exclude': [{ path: photos, files: 4, excluded: [inputs.excluded] }],
      'library.folders.include': [{ path: photos, excluded: [] }],
      'activity.follow': { pausedBecause: null, problem: null, failures: 0, libraryVersion: expect.any(String) as string },
      'activity.run': undefined,
      'activity.failures': { total: 0, failures: [] },
      'timeline.read': { version: expect.any(String) as string, ids: expect.any(Uint8Array) as Uint8Array, takenAtMs: expect.any(Float64Array) as Float64Array },
      'timeline.positions': { latitudes: expect.any(Float32Array) as Float32Array },
      'photos.get': [{ path: inputs.image }],
      'photos.rate': undefined,
      'photos.edit': { changed: 1, undo: { changes: [{ change: { isFavourite: false } }] } },
      'photos.locate': { path: expect.stringMatching(/\/thumbs\/..\/[0-9a-f]{32}\.webp$/) as string, mimeType: 'image/webp' },
      'photos.export': [{ type: 'progress', done: 1, total: 1 }, { type: 'report', written: [{ path: join(inputs.exportFolder, 'DSC_0121.jpg') }], failed: [], interrupted: false }],
      'trash.move': { photos: 1, failed: [] },
      'trash.list': [{ files: [{ path: inputs.image }] }],
      'trash.restore': { restored: 1, failed: [] },
      'trash.empty': { restored: 0, failed: [] },
      'tags.list': expect.arrayContaining([expect.objectContaining({ id: 'dog', kind: 'shipped', parent: 'pet' })]) as unknown[],
      'tags.of': [{ refused: [] }],
      'tags.create': { names: { en: 'Our cabin', de: 'Our cabin' }, parent: null, kind: 'own', photos: 0, measured: null },
      'tags.change': expect.arrayContaining([expect.objectContaining({ names: { en: 'The cabin', de: 'The cabin' }, kind: 'taught' })]) as unknown[],
      'tags.teach': { tag: { names: { en: 'The cabin' } }, missing: 5, likely: [], unsure: [] },
      'tags.remove': expect.not.arrayContaining([expect.objectContaining({ kind: 'taught' })]) as unknown[],
      'search.keepExample': { token: expect.stringMatching(/./) as string },
      'app.settings': { theme: 'system' },
      'app.changeSettings': { theme: 'dark' },
      'app.suggestFolders': [{ kind: 'samples', photos: 40 }],
      'app.browseFolders': { path: folder, folders: expect.arrayContaining([{ name: 'photos', path: photos }]) as unknown[] },
      'app.storedData': { parts: expect.arrayContaining([expect.objectContaining({ what: 'library' })]) as unknown[] },
      'app.exportData': { path: expect.stringContaining(inputs.exportFolder) as string, photos: 1 },
      'albums.create': { kind: 'own', name: 'The best', photos: 1, isRemoved: false },
      'albums.list': expect.arrayContaining([expect.objectContaining({ kind: 'own', name: 'The best' }), expect.objectContaining({ kind: 'trip', name: 'Weekend in Bilbao, October 2016' })]) as unknown[],
      'albums.photos': { count: 1, ids: expect.any(Uint8Array) as Uint8Array },
      'albums.change': expect.arrayContaining([expect.objectContaining({ kind: 'own', name: 'The very best' })]) as unknown[],
      'albums.noteSeen': undefined,
      'albums.remove': expect.not.arrayContaining([expect.objectContaining({ kind: 'own' })]) as unknown[],
      'duplicates.summary': { isComplete: true, notDuplicates: 0 },
      'duplicates.list': { total: 0, groups: [] },
      'duplicates.of': [],
      'duplicates.resolve': { batch: null, groups: 0, files: 0, failed: [{ path: '/copies/dogs.jpg', reason: expect.stringContaining('no longer as it was shown') as string }] },
      'duplicates.resolveAll': { batch: null, groups: 0, failed: [] },
      'duplicates.sayDifferent': { notDuplicates: 1 },
      'duplicates.rules': { rules: [] },
      'duplicates.setRules': { rules: [{ type: 'keep-in', folder: 'Originals/' }] },
      'library.forget': { forgotten: 0, stillPresent: [inputs.image] },
      'models.check': { ok: true, model: { id: 'albumen-mini' } },
    });
    const search = answers['search.query'] as SearchAnswer;
    expect(search.results[0]).toMatchObject({ path: inputs.image, explain: { parts: [{ negated: false }] } });
    expect((answers['models.list'] as ModelInfo[]).find(({ id }) => id === 'albumen-mini')).toMatchObject({ state: 'active', missing: 0, dim: 384 });
    const [rated] = await client.photos.get.query({ ids: [search.results[0]?.id as string] });
    expect(rated).toMatchObject({ path: inputs.image, rating: 4, isFavourite: true, isHidden: false });
    // Rated, trashed, restored and exported: the file itself is as it was.
    expect((await readFile(inputs.image)).equals(await readFile(join(SAMPLES, '2016', 'DSC_0121.jpg')))).toBe(true);
    disconnect();
  });

  it('brings its errors back as AlbumenErrors', async () => {
    const { engine, folder } = await testLibrary([]);
    const { client, disconnect } = await connect(engine);
    await expect(client.search.similar.query({ to: join(folder, 'none.jpg') })).rejects.toMatchObject({ name: 'AlbumenError' });
    await expect(client.models.use.mutate({ model: 'no-such-pack' })).rejects.toMatchObject({ name: 'AlbumenError' });
    disconnect();
  });

  it('streams progress of an index run and its report last', async () => {
    const { engine, photos } = await testLibrary(['2016']);
    const { client, disconnect } = await connect(engine);
    const events = await collectIndexEvents(client, photos);
    expect(events.slice(0, -1).every(({ type }) => type === 'progress')).toBe(true);
    expect(events.length).toBeGreaterThan(1);
    expect(events.at(-1)).toMatchObject({ type: 'report', report: { added: 4 } });
    disconnect();
  });
});
