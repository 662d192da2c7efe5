import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPacks } from '../../electron/engine/encode/find-packs.ts';
import { openImageEncoder } from '../../electron/engine/encode/image-encoder.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { isAlbumenError } from '../../shared/contract/errors.ts';
import { writeTextGraph } from '../fixtures/encoder-graphs.ts';
import { makeAlbumenPack, makeImmichPack, makePackFolder, makeRclipPack, makeTransformersPack, removePackFolder, writeJson } from '../fixtures/make-pack.ts';
import { writeOnnxGraph } from '../fixtures/onnx-graph.ts';
import { tinyClip, tinyUnigram } from '../fixtures/tiny-tokenizers.ts';

let folder: string;
beforeEach(() => {
  folder = makePackFolder('model');
});
afterEach(() => removePackFolder(folder));

/** The one line that a person reads, its folder left out; it must be the error for a pack. */
async function complaint(): Promise<string> {
  const error: unknown = await loadPack(folder).catch((reason: unknown) => reason);
  expect(isAlbumenError(error, 'pack-invalid')).toBe(true);
  const { message } = error as Error;
  expect(message).not.toContain('\n');
  return message.replaceAll(`${folder}/`, '');
}

function remove(file: string): void {
  rmSync(join(folder, file));
}

type Make = (folder: string) => void;

const missing: readonly (readonly [layout: string, make: Make, file: string, expected: string])[] = [
  ['transformers.js', makeTransformersPack, 'config.json', 'config.json is missing: expected the description of the model (transformers.js layout)'],
  ['transformers.js', makeTransformersPack, 'preprocessor_config.json', 'preprocessor_config.json is missing: expected the image preprocessing (transformers.js layout)'],
  ['transformers.js', makeTransformersPack, 'tokenizer.json', 'tokenizer.json is missing: expected the tokenizer (Hugging Face tokenizer.json)'],
  ['transformers.js', makeTransformersPack, 'tokenizer_config.json', 'tokenizer_config.json is missing: expected the settings of the tokenizer'],
  ['transformers.js', makeTransformersPack, 'onnx/text_model.onnx', 'onnx/text_model.onnx is missing: expected the text encoder (transformers.js layout); the folder holds vision_model.onnx'],
  ['transformers.js', makeTransformersPack, 'onnx/vision_model.onnx', 'onnx/vision_model.onnx is missing: expected the image encoder (transformers.js layout); the folder holds text_model.onnx'],
  ['Immich', makeImmichPack, 'config.json', "config.json is missing: expected open_clip's description of the model (Immich layout)"],
  ['Immich', makeImmichPack, 'visual/preprocess_cfg.json', 'visual/preprocess_cfg.json is missing: expected the image preprocessing (Immich layout)'],
  ['Immich', makeImmichPack, 'visual/model.onnx', 'visual/model.onnx is missing: expected the image encoder'],
  ['Immich', makeImmichPack, 'textual/model.onnx', 'textual/model.onnx is missing: expected the text encoder'],
  ['Immich', makeImmichPack, 'textual/tokenizer_config.json', 'textual/tokenizer_config.json is missing: expected the settings of the tokenizer'],
  ['rclip', makeRclipPack, 'textual.onnx', 'textual.onnx is missing: expected an encoder (rclip layout)'],
  ['rclip', makeRclipPack, 'visual.onnx', 'visual.onnx is missing: expected an encoder (rclip layout)'],
  ['rclip', makeRclipPack, 'tokenizer.json', "tokenizer.json is missing: rclip's models come without the CLIP tokenizer. Copy tokenizer.json of openai/clip-vit-base-patch32 beside visual.onnx"],
  ['Albumen', makeAlbumenPack, 'image.onnx', 'image.onnx is missing: expected the image encoder'],
  ['Albumen', makeAlbumenPack, 'tokenizer.json', 'tokenizer.json is missing: expected the tokenizer (Hugging Face tokenizer.json)'],
];

describe('a pack that is incomplete', () => {
  it.each(missing)('names the missing file: %s without %s', async (_layout, make, file, expected) => {
    make(folder);
    remove(file);

    expect(await complaint()).toBe(expected);
  });

  it('names the weights that are missing beside a graph', async () => {
    makeTransformersPack(folder, { image: { external: 'vision.data' } });
    remove('onnx/vision.data');

    expect(await complaint()).toBe('onnx/vision.data is missing: onnx/vision_model.onnx keeps its weights there');
  });

  it('names the background bank', async () => {
    makeAlbumenPack(folder, { config: { calibration: { background: 'bank.i8', rows: 2 } } });
    expect(await complaint()).toBe('bank.i8 is missing: expected the background bank');

    writeFileSync(join(folder, 'bank.i8'), new Uint8Array(9));
    expect(await complaint()).toBe('bank.i8 is damaged: expected 2 x 5 = 10 bytes, found 9');
  });

  it('says what a pack looks like where there is none', async () => {
    expect(await complaint()).toContain('is no model pack: expected pack.json (Albumen), onnx/ with preprocessor_config.json (transformers.js)');
    rmSync(folder, { recursive: true });
    expect(await complaint()).toContain('does not exist: expected the folder of a model pack');
  });
});

describe('a pack that is damaged', () => {
  it('names the JSON file that is none', async () => {
    makeTransformersPack(folder);
    writeFileSync(join(folder, 'tokenizer.json'), '{"model": ');

    expect(await complaint()).toMatch(/^tokenizer\.json is damaged: not valid JSON/);
  });

  it('names a graph that was cut short', async () => {
    makeTransformersPack(folder);
    truncateSync(join(folder, 'onnx/text_model.onnx'), 200);

    expect(await complaint()).toMatch(/^onnx\/text_model\.onnx is damaged or no ONNX graph: it ends at byte 200 where \d+ were announced\. Download it again$/);
  });

  it.each([
    ['empty', ''],
    ['a web page', '<!doctype html><title>404</title>'],
    ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 351685709\n'],
  ])('names a graph that is %s', async (_what, content) => {
    makeRclipPack(folder);
    writeFileSync(join(folder, 'textual.onnx'), content);

    expect(await complaint()).toMatch(/^textual\.onnx is damaged or no ONNX graph: /);
  });

  it('names a file whose hash is not the promised one', async () => {
    makeAlbumenPack(folder, { config: { sha256: { 'image.onnx': '00ff' } } });

    expect(await complaint()).toMatch(/^image\.onnx is damaged: expected sha256 00ff, found [0-9a-f]{64}\. Download it again$/);
  });

  it('names a graph that only the runtime finds wrong', async () => {
    makeTransformersPack(folder);
    writeOnnxGraph(join(folder, 'onnx/vision_model.onnx'), {
      inputs: [{ name: 'pixel_values', type: 'float32', shape: ['batch', 3, 4, 4] }],
      outputs: [{ name: 'image_embeds', type: 'float32', shape: ['batch', 5] }],
      weights: [],
      nodes: [{ op: 'NoSuchOperator', inputs: ['pixel_values'], output: 'image_embeds' }],
    });

    await expect(openImageEncoder(await loadPack(folder), { provider: 'cpu' })).rejects.toMatchObject({
      code: 'pack-invalid',
      message: expect.stringMatching(/vision_model\.onnx cannot be loaded: .*NoSuchOperator/) as string,
    });
  });
});

describe('a pack whose parts do not fit', () => {
  it('tells that pack.json is of another format', async () => {
    makeAlbumenPack(folder, { config: { format: 'albumen-pack/9' } });

    expect(await complaint()).toBe('pack.json: format: expected albumen-pack/1, found albumen-pack/9. A newer Albumen may read it');
  });

  it('tells which field of pack.json is missing or wrong', async () => {
    makeAlbumenPack(folder, { config: { dim: undefined } });
    expect(await complaint()).toBe('pack.json: dim: it is missing');

    makeAlbumenPack(folder, { preprocess: { width: 'wide' } });
    expect(await complaint()).toBe('pack.json: image.width: expected a whole number above 0, found "wide"');
  });

  it.each(['../../secret.onnx', '/etc/passwd', ''])('refuses a file outside its folder: %s', async (name) => {
    makeAlbumenPack(folder, { preprocess: { file: name } });

    expect(await complaint()).toBe(`pack.json: image.file: ${JSON.stringify(name)} is no file inside the pack's folder`);
  });

  it('refuses weights outside the folder of the graph', async () => {
    makeRclipPack(folder, { image: { external: '../outside.data' } });

    expect(await complaint()).toBe('visual.onnx keeps weights in "../outside.data", outside its folder: refused');
  });

  it('tells that the two encoders belong to different packs', async () => {
    makeTransformersPack(folder, { text: { dim: 6 } });

    expect(await complaint()).toMatch(/the lengths of the embeddings disagree \(pack 5, image encoder 5, text encoder 6\)/);
  });

  it('tells that the preprocessing makes another size than the graph takes', async () => {
    makeTransformersPack(folder, { preprocess: { size: { shortest_edge: 8 }, crop_size: { height: 8, width: 8 } } });

    expect(await complaint()).toBe("onnx/vision_model.onnx: the graph takes 4 x 4 pixels, the pack's preprocessing makes 8 x 8");
  });

  it('refuses to scale to one size and crop another', async () => {
    makeTransformersPack(folder, { preprocess: { size: { shortest_edge: 8 } } });

    expect(await complaint()).toBe('preprocessor_config.json: size: photos are scaled to 8 and cropped to 4 x 4; only equal sizes are supported');
  });

  it('never guesses the padding', async () => {
    const { tokenizer, config } = tinyClip('!');
    makeTransformersPack(folder, { tokenizer: { tokenizer, config: { ...config, pad_token: undefined } } });
    expect(await complaint()).toBe('tokenizer_config.json: pad_token: it is missing, and padding is never guessed');

    makeTransformersPack(folder, { tokenizer: { tokenizer, config: { ...config, pad_token: '[PAD]' } } });
    expect(await complaint()).toMatch(/^tokenizer_config\.json: pad_token: "\[PAD\]" is not in the vocabulary of /);
  });

  it('never guesses the length of a question', async () => {
    makeTransformersPack(folder, {
      tokenizer: tinyUnigram({ around: 'end', config: { pad_token: '<pad>', model_max_length: 1e30 } }),
      config: { model_type: 'some_new_model', text_config: undefined },
    });

    expect(await complaint()).toBe('tokenizer_config.json: model_max_length: expected the number of tokens; neither it, config.json nor the graph say it');
  });

  it('tells which inputs and outputs it cannot serve', async () => {
    makeRclipPack(folder);
    writeTextGraph(join(folder, 'textual.onnx'), { ids: 'input', output: 'output', mask: 'position' });
    expect(await complaint()).toBe('textual.onnx: the inputs are input, position; expected token ids, and at most a mask and segment ids');

    makeAlbumenPack(folder, { text: { mask: null } });
    expect(await complaint()).toBe('text.onnx: pack.json names the input attention_mask, the graph has input_ids');
  });
});

describe('a list of packs', () => {
  it('holds whole and damaged ones, of two levels, and nothing else', async () => {
    const parent = join(folder, '..');
    makeAlbumenPack(folder);
    makeRclipPack(makeFolder(parent, 'owner/rclip-model'));
    makeTransformersPack(makeFolder(parent, 'broken'));
    rmSync(join(parent, 'broken', 'config.json'));
    writeJson(join(parent, 'photos', 'notes.json'), {});

    const found = await findPacks([parent, join(parent, 'nowhere')]);

    expect(found.map((each) => [each.folder.slice(parent.length + 1), each.pack?.id ?? null, each.error?.code ?? null])).toEqual([
      ['broken', null, 'pack-invalid'],
      ['model', 'tiny', null],
      ['owner/rclip-model', 'rclip-model', null],
    ]);
  });
});

describe('a cache of packs', () => {
  it('that is damaged is ignored', async () => {
    const cacheDir = join(folder, '..', 'cache');
    makeAlbumenPack(folder);
    const pack = await loadPack(folder, { cacheDir });
    const [entry] = readdirSync(join(cacheDir, 'packs'));
    const file = join(cacheDir, 'packs', entry as string);
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.slice(0, 100));

    expect(await loadPack(folder, { cacheDir })).toEqual(pack);
    expect(readFileSync(file, 'utf8')).toBe(whole);
  });
});

function makeFolder(parent: string, name: string): string {
  const made = join(parent, name);
  mkdirSync(made, { recursive: true });
  return made;
}
