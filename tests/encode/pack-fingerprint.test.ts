import { hash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { onlyCachedPack } from '../../electron/engine/encode/pack-cache.ts';
import { SIDE, writeImageGraph, writeTextGraph } from '../fixtures/encoder-graphs.ts';
import { makeAlbumenPack, makePackFolder, makeTransformersPack, removePackFolder } from '../fixtures/make-pack.ts';
import { tinyClip } from '../fixtures/tiny-tokenizers.ts';

let folder: string;
beforeEach(() => {
  folder = makePackFolder('owner-model');
});
afterEach(() => removePackFolder(folder));

describe('the fingerprint', () => {
  it('stays when the folder moves', async () => {
    makeTransformersPack(folder);
    const { fingerprint } = await loadPack(folder);
    const moved = join(folder, '..', 'elsewhere');
    renameSync(folder, moved);

    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect((await loadPack(moved)).fingerprint).toBe(fingerprint);
  });

  it('changes with each part that shapes a vector, and with no other', async () => {
    const parts = { image: { external: 'vision.data' } };
    const { tokenizer, config } = tinyClip('<|endoftext|>');
    const withOneMoreWord = JSON.parse(JSON.stringify(tokenizer).replace('"dog</w>":27', '"dog</w>":27,"fox</w>":29')) as object;
    makeTransformersPack(folder, parts);
    const first = (await loadPack(folder)).fingerprint;

    /** The fingerprint of the same pack with one change. */
    const change = async (make: () => void): Promise<string> => {
      makeTransformersPack(folder, parts);
      make();
      return (await loadPack(folder)).fingerprint;
    };
    const changed = [
      await change(() => writeFileSync(join(folder, 'onnx', 'vision.data'), new Float32Array(3 * SIDE * SIDE * 5).fill(0.5))),
      await change(() => writeTextGraph(join(folder, 'onnx', 'text_model.onnx'), { batch: 'n' })),
      await change(() => makeTransformersPack(folder, { ...parts, preprocess: { resample: 2 } })),
      await change(() => makeTransformersPack(folder, { ...parts, tokenizer: { tokenizer: withOneMoreWord, config } })),
      await change(() => makeTransformersPack(folder, { ...parts, tokenizer: { tokenizer, config: { ...config, do_lower_case: false } } })),
      await change(() => makeTransformersPack(folder, { ...parts, config: { text_config: { max_position_embeddings: 6 } } })),
    ];
    const unchanged = [
      await change(() => undefined),
      await change(() => writeFileSync(join(folder, 'README.md'), '---\nlicense: mit\n---\n')),
      await change(() => writeImageGraph(join(folder, 'onnx', 'vision_model_fp16.onnx'), { type: 'float16' })),
    ];

    expect(new Set([first, ...changed]).size).toBe(7);
    expect(unchanged).toEqual([first, first, first]);
  });

  it('is that of the graph before where the pack says that a rewritten one stands for it', async () => {
    const sha256 = (file: string): string => hash('sha256', readFileSync(join(folder, file)));
    makeAlbumenPack(folder);
    const before = { fingerprint: (await loadPack(folder)).fingerprint, graph: sha256('text.onnx') };

    const rewritten = { text: { batch: 'n' }, config: { standsFor: { 'text.onnx': before.graph } } };
    makeAlbumenPack(folder, rewritten);
    const after = await loadPack(folder);
    makeAlbumenPack(folder, { text: rewritten.text });

    expect(sha256('text.onnx')).not.toBe(before.graph);
    expect(after.fingerprint).toBe(before.fingerprint);
    expect((await loadPack(folder)).fingerprint).not.toBe(before.fingerprint);
  });

  it('is that of the graph before even where the rewritten one keeps its weights beside it', async () => {
    makeAlbumenPack(folder);
    const before = (await loadPack(folder)).fingerprint;
    const earlier = hash('sha256', readFileSync(join(folder, 'text.onnx')));

    makeAlbumenPack(folder, { text: { external: 'text.data' }, config: { standsFor: { 'text.onnx': earlier } } });

    expect((await loadPack(folder)).fingerprint).toBe(before);
  });

  it('comes with the licence that the model card states', async () => {
    makeTransformersPack(folder);
    expect((await loadPack(folder)).licence).toBeNull();

    writeFileSync(join(folder, 'README.md'), '---\ntags: [clip]\nlicense: other\nlicense_name: "apple-amlr"\n---\n# A model\nlicense: mit\n');
    expect((await loadPack(folder)).licence).toBe('apple-amlr');
  });

  it('is read from the cache as long as no file changed, and worked out again when one did', async () => {
    const cacheDir = join(folder, '..', 'cache');
    makeTransformersPack(folder);
    const first = await loadPack(folder, { cacheDir });
    expect(await loadPack(folder, { cacheDir })).toEqual(first);

    writeTextGraph(join(folder, 'onnx', 'text_model.onnx'), { sequence: 8 });
    const second = await loadPack(folder, { cacheDir });
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(second).toEqual(await loadPack(folder));

    rmSync(join(folder, 'tokenizer.json'));
    await expect(loadPack(folder, { cacheDir })).rejects.toThrow(/tokenizer\.json is missing/);
  });

  it('is known ahead of the library where one pack alone was ever read, whole and unchanged', async () => {
    const cacheDir = join(folder, '..', 'cache');
    expect(onlyCachedPack(cacheDir)).toBeNull();

    const pack = await loadPack(makeTransformersPack(folder), { cacheDir });
    expect(onlyCachedPack(cacheDir)).toEqual(pack);

    writeTextGraph(join(folder, 'onnx', 'text_model.onnx'), { sequence: 8 });
    expect(onlyCachedPack(cacheDir)).toBeNull();

    const second = join(folder, '..', 'second');
    cpSync(folder, second, { recursive: true });
    await loadPack(folder, { cacheDir });
    const left = await loadPack(second, { cacheDir });
    expect(onlyCachedPack(cacheDir)).toBeNull();

    // An app that lies elsewhere at every start leaves no trail of entries.
    const moved = join(folder, '..', 'moved');
    renameSync(folder, moved);
    await loadPack(second, { cacheDir });
    writeFileSync(join(second, 'README.md'), 'changed');
    expect((await loadPack(second, { cacheDir })).fingerprint).toBe(left.fingerprint);
    expect(readdirSync(join(cacheDir, 'packs'))).toHaveLength(1);
  });
});
