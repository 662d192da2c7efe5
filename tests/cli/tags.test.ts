import { expect, it } from 'vitest';
import { aPhoto, aTag, anAnswer, PHOTO_ID } from '../contract/fake-engine.ts';
import { runInProcess } from './run-in-process.ts';

const ask = async (...args: string[]) => {
  const run = await runInProcess(['--json', 'tags', ...args]);
  return { exitCode: run.exitCode, json: JSON.parse(run.stdout) as unknown, asked: run.asked.slice(0, -1).filter(([call]) => call !== 'tags.list') };
};

it('lists the tags that photos bear, with how often each was right', async () => {
  expect(await ask()).toEqual({ exitCode: 0, json: { tags: [aTag] }, asked: [] });
  expect((await runInProcess(['tags'])).stdout).toMatch(/^2 photos {2}Dog {2}dog {2}right 95 of 100 times \(80 to 99\), measured on 20 photos$/m);
});

it('leaves hidden tags, and those that no photo bears, to --all', async () => {
  const engine = (tags: unknown[]) => ({ engine: { tags: { list: () => Promise.resolve(tags) } as never } });
  const hidden = [{ ...aTag, isHidden: true }, { ...aTag, id: 'cat', photos: 0 }];
  expect((await runInProcess(['tags'], engine(hidden))).stdout).toMatch(/No photo bears a tag yet/);
  expect((await runInProcess(['tags', '--all'], engine(hidden))).stdout).toMatch(/dog {2}right .*, hidden\n.* cat /);
});

it.each([
  [['create', 'Our cabin', '--below', 'Dog'], ['tags.create', { name: 'Our cabin', parent: 'dog' }]],
  [['rename', 'dog', 'Rex'], ['tags.change', { tag: 'dog', name: 'Rex' }]],
  [['rename', 'hund'], ['tags.change', { tag: 'dog', name: null }]],
  [['merge', 'dog', 'DOG'], ['tags.change', { tag: 'dog', mergedInto: 'dog' }]],
  [['merge', 'dog'], ['tags.change', { tag: 'dog', mergedInto: null }]],
  [['hide', 'dog'], ['tags.change', { tag: 'dog', isHidden: true }]],
  [['unhide', 'dog'], ['tags.change', { tag: 'dog', isHidden: false }]],
  [['remove', 'dog'], ['tags.remove', 'dog']],
  [['add', 'Dog', PHOTO_ID], ['editPhotos', { changes: [{ ids: [PHOTO_ID], change: { tags: { dog: true } } }] }]],
  [['refuse', 'dog', PHOTO_ID], ['editPhotos', { changes: [{ ids: [PHOTO_ID], change: { tags: { dog: false } } }] }]],
  [['show', PHOTO_ID], ['tags.of', [PHOTO_ID]]],
])('%j asks the engine for it', async (args, asked) => {
  const run = await ask(...args);
  expect({ exitCode: run.exitCode, asked: run.asked.at(-1) }).toEqual({ exitCode: 0, asked });
});

it('finds photos by their file and by the folder above them', async () => {
  const [path] = aPhoto.paths;
  const folder = (path as string).slice(0, (path as string).lastIndexOf('/'));
  const lying = anAnswer.results.filter(({ paths }) => paths.some((one) => one.startsWith(`${folder}/`))).map(({ id }) => id);
  for (const [target, ids] of [[path, [PHOTO_ID]], [folder, [...new Set(lying)]]] as const) {
    const { asked } = await ask('add', 'dog', target as string);
    expect(asked.at(-1)).toEqual(['editPhotos', { changes: [{ ids, change: { tags: { dog: true } } }] }]);
  }
});

it('teaches a tag once, and shows likely photos and those to ask about', async () => {
  const taught = await ask('teach', 'dog', '--limit', '5');
  expect(taught.asked).toEqual([['tags.change', { tag: 'dog', isTaught: true }], ['tags.teach', { tag: 'dog', limit: 5 }]]);
  expect((await runInProcess(['tags', 'teach', 'dog'])).stdout).toMatch(/Dog has learnt from 1 photo that show it and 0 that do not\.\nLikely:\n {2}0\.80 {2}\/photos\/dogs\.jpg/);
  expect((await ask('teach', 'dog', '--stop')).asked).toEqual([['tags.change', { tag: 'dog', isTaught: false }]]);
});

it('an unknown tag is told with the nearest names, a photo that is none with what to do', async () => {
  const run = await runInProcess(['tags', 'add', 'dgo', PHOTO_ID]);
  expect([run.exitCode, run.stderr]).toEqual([1, expect.stringMatching(/no tag is called “dgo”; nearest: Dog\. See albumen tags --all/)]);
  const none = await runInProcess(['tags', 'show', '/elsewhere/x.jpg']);
  expect([none.exitCode, none.stderr]).toEqual([1, expect.stringMatching(/\/elsewhere\/x\.jpg is no photo of this library; index its folder first/)]);
  expect((await runInProcess(['tags', 'teach', 'dog', '--limit', '0'])).exitCode).toBe(2);
});
