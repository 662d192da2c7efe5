import { expect, test } from 'vitest';
import { testLibrary } from '../fixtures/test-library.ts';

test('an index run tells what is on photos', async () => {
  const { engine, photos } = await testLibrary(['2019', '2020']);
  await engine.indexLibrary({ folders: [photos] });
  const tags = await engine.tags.list();
  console.log(tags.filter((t) => t.photos > 0).map((t) => [t.id, t.photos]));
  expect(tags.find((t) => t.id === 'cat')?.photos).toBe(1);
  const t0 = Date.now();
  await engine.indexLibrary({ folders: [photos] });
  console.log('again', Date.now() - t0);
}, 120_000);
