import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

/** The embedded pack with another kernel: another fingerprint, and vectors that are close but not the same. */
async function otherPack(folder: string): Promise<string> {
  const pack = join(folder, 'models', 'other');
  await cp(join(REPOSITORY, 'resources/models/albumen-mini'), pack, { recursive: true });
  const file = join(pack, 'pack.json');
  const json = JSON.parse(await readFile(file, 'utf8')) as { id: string; name: string; image: { kernel: string } };
  await writeFile(file, JSON.stringify({ ...json, id: 'other', name: 'Other', image: { ...json.image, kernel: 'lanczos3' } }));
  return pack;
}

test('a new model is built beside the old one, which answers until it is complete', async () => {
  const { engine, photos, folder } = await testLibrary(['2016', '2019']);
  await engine.indexLibrary({ folders: [photos] });
  const [old] = (await engine.listModels()).filter((model) => model.state === 'active');
  const pack = await otherPack(folder);
  expect(old?.measured).toMatchObject({ provider: 'cpu' });
  expect(old?.measured?.photosPerSecond).toBeGreaterThan(0);
  expect(await engine.checkModel(pack)).toMatchObject({ ok: true, error: null, model: { id: 'other', state: 'none' } });
  // Only tried, it is not one of the library's; chosen, it stays listed though its folder is nowhere special.
  expect((await engine.listModels()).map(({ id }) => id)).not.toContain('other');

  expect((await engine.useModel(pack)).find(({ id }) => id === 'other')).toMatchObject({ folder: pack, state: 'building', missing: 12 });
  expect(await engine.status()).toMatchObject({ model: { id: 'albumen-mini' }, building: { id: 'other', missing: 12 } });
  expect((await engine.searchPhotos({ text: 'two dogs at a wooden fence', limit: 1 })).results[0]?.path).toContain('DSC_0121');

  // Interrupted, it goes on where it was.
  const stop = new AbortController();
  await engine.indexLibrary({}, { signal: stop.signal, onProgress: ({ phase }) => phase === 'rebuilding' && stop.abort() });
  expect((await engine.status()).model?.id).toBe('albumen-mini');
  // A photo that is away is encoded from its thumbnail.
  await rm(join(photos, '2019/coffee.webp'));
  await engine.indexLibrary({});
  expect(await engine.status()).toMatchObject({ model: { id: 'other' }, building: null });
  expect((await engine.searchPhotos({ text: 'two dogs at a wooden fence', limit: 1 })).results[0]?.path).toContain('DSC_0121');

  await expect(engine.removeModel('other')).rejects.toMatchObject({ code: 'bad-input' });
  const left = await engine.removeModel(old?.fingerprint ?? '');
  expect(left.map(({ id, state }) => [id, state])).toContainEqual(['albumen-mini', 'none']);
});

test('a damaged pack is refused with the file named, and the library stays as it was', async () => {
  const { engine, photos, folder } = await testLibrary(['2016']);
  await engine.indexLibrary({ folders: [photos] });
  const pack = await otherPack(folder);
  await rm(join(pack, 'text-encoder.onnx'));
  expect(await engine.checkModel(pack)).toMatchObject({ ok: false, error: expect.stringContaining('text-encoder.onnx') as string });
  await expect(engine.useModel(pack)).rejects.toMatchObject({ code: 'pack-invalid' });
  expect(await engine.status()).toMatchObject({ model: { id: 'albumen-mini' }, building: null });
});
