import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openImageEncoder } from '../../electron/engine/encode/image-encoder.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { openTextEncoder } from '../../electron/engine/encode/text-encoder.ts';
import { SIDE, writeImageGraph } from '../fixtures/encoder-graphs.ts';
import { expectedImage, expectedText, greatestDifference, someImage, type ExpectedPixels } from '../fixtures/expected-embeddings.ts';
import { CLIP_MEAN, CLIP_STD, makeAlbumenPack, makeImmichPack, makePackFolder, makeRclipPack, makeTransformersPack, removePackFolder } from '../fixtures/make-pack.ts';
import { tinyClip, tinyUnigram, tinyWordPiece } from '../fixtures/tiny-tokenizers.ts';

let folder: string;
beforeEach(() => {
  folder = makePackFolder('owner-model');
});
afterEach(() => removePackFolder(folder));

const clipPixels: ExpectedPixels = {
  channels: 'first',
  value: (byte, channel) => (byte / 255 - (CLIP_MEAN[channel] as number)) / (CLIP_STD[channel] as number),
};

/** float32 sums of 48 products differ from doubles by less. */
const CLOSE = 1e-5;
/** Inputs and outputs of float16 carry 11 bits. */
const CLOSE_HALF = 3e-3;

/** Embeds three images at once, and says how far the vectors are from those worked out without ONNX. */
async function imageError(pixels: ExpectedPixels): Promise<number> {
  const images = [1, 2, 3].map(someImage);
  const encoder = await openImageEncoder(await loadPack(folder), { provider: 'cpu', threads: 1 });
  const vectors = await encoder.encode(images);
  await encoder.close();
  expect(vectors).toHaveLength(images.length);
  return Math.max(...vectors.map((vector, index) => greatestDifference(vector, expectedImage(images[index] as Uint8Array, pixels))));
}

/** The same for texts, given the ids whose vectors are to be averaged. */
async function textError(texts: Readonly<Record<string, readonly number[]>>): Promise<number> {
  const encoder = await openTextEncoder(await loadPack(folder), { provider: 'cpu', threads: 1 });
  const vectors = await encoder.encode(Object.keys(texts));
  await encoder.close();
  return Math.max(...Object.values(texts).map((ids, index) => greatestDifference(vectors[index] ?? [], expectedText(ids))));
}

describe('a pack of transformers.js', () => {
  it('loads CLIP: shortest side and centre crop, mean and std of its file, padded to the longest with the end token', async () => {
    makeTransformersPack(folder);
    const pack = await loadPack(folder);

    expect(pack).toMatchObject({
      id: 'owner-model', layout: 'transformers.js', dim: 5, multilingual: false, calibration: null, background: null,
      image: { pixels: { width: SIDE, height: SIDE, resize: 'shortest', kernel: 'cubic' }, normalize: { mean: CLIP_MEAN, std: CLIP_STD }, rescale: 1 / 255 },
      text: { maxTokens: 8, padId: 31, padding: 'longest', lowerCase: true },
    });
    expect(await imageError(clipPixels)).toBeLessThan(CLOSE);
    expect(await textError({ 'A  Dog': [30, 1, 27, 31, 31], 'a dog a': [30, 1, 27, 1, 31] })).toBeLessThan(CLOSE);
  });

  it('loads MobileCLIP: bilinear, no mean and std, always padded with 0 to the full length', async () => {
    makeTransformersPack(folder, {
      tokenizer: tinyClip('!'),
      image: { fixedSize: false },
      preprocess: { do_normalize: false, image_mean: undefined, image_std: undefined, resample: 2 },
    });

    expect((await loadPack(folder)).image).toMatchObject({ pixels: { resize: 'shortest', kernel: 'linear' }, normalize: null });
    expect(await imageError({ channels: 'first', value: (byte) => byte / 255 })).toBeLessThan(CLOSE);
    expect(await textError({ 'a dog': [30, 1, 27, 31, 0, 0, 0, 0] })).toBeLessThan(CLOSE);
  });

  it('loads SigLIP: squashed, canonical lower-case text, padded with </s> to the full length', async () => {
    makeTransformersPack(folder, {
      tokenizer: tinyUnigram({ around: 'end', config: { tokenizer_class: 'SiglipTokenizer', pad_token: '</s>', model_max_length: 8 } }),
      config: { model_type: 'siglip', projection_dim: undefined, vision_config: { hidden_size: 5 }, text_config: {} },
      preprocess: {
        feature_extractor_type: undefined, image_processor_type: 'SiglipImageProcessor', do_center_crop: undefined, crop_size: undefined,
        size: { height: SIDE, width: SIDE }, image_mean: [0.5, 0.5, 0.5], image_std: [0.5, 0.5, 0.5],
      },
      image: { output: 'pooler_output' },
      text: { output: 'pooler_output' },
    });

    expect((await loadPack(folder)).image.pixels.resize).toBe('squash');
    expect(await imageError({ channels: 'first', value: (byte) => byte / 127.5 - 1 })).toBeLessThan(CLOSE);
    expect(await textError({ 'A Dog!': [4, 5, 1, 1, 1, 1, 1, 1] })).toBeLessThan(CLOSE);
  });

  it('loads SigLIP 2: lower case, no start token, the end token appended, padded with 0 to 64', async () => {
    makeTransformersPack(folder, {
      // What tokenizer.json puts around a text is not what the encoder was trained on; tokenizer_config.json says so.
      tokenizer: tinyUnigram({
        around: 'start',
        config: { tokenizer_class: 'GemmaTokenizer', pad_token: '<pad>', model_max_length: 1e30, add_bos_token: false, add_eos_token: true },
      }),
      config: { model_type: 'siglip2', projection_dim: undefined, text_config: {} },
      text: { output: 'pooler_output' },
    });

    expect((await loadPack(folder)).text).toMatchObject({ maxTokens: 64, padId: 0, padding: 'max', lowerCase: true, canonicalize: false });
    expect(await textError({ 'a Dog': [4, 5, 1, ...Array<number>(61).fill(0)] })).toBeLessThan(CLOSE);
  });

  it('takes a quantized graph where there is no other, and keeps fp16 for GPUs', async () => {
    makeTransformersPack(folder);
    const onnx = join(folder, 'onnx');
    renameSync(join(onnx, 'vision_model.onnx'), join(onnx, 'vision_model_quantized.onnx'));
    writeImageGraph(join(onnx, 'vision_model_fp16.onnx'), { type: 'float16' });

    expect((await loadPack(folder)).imageGraphs).toEqual({
      default: join(onnx, 'vision_model_quantized.onnx'),
      gpu: join(onnx, 'vision_model_fp16.onnx'),
    });
  });

  it('feeds float16 where the graph asks for it', async () => {
    makeTransformersPack(folder, { image: { type: 'float16' } });

    expect(await imageError(clipPixels)).toBeLessThan(CLOSE_HALF);
  });

  it('finds weights that are kept in files beside the graph', async () => {
    makeTransformersPack(folder, { image: { external: 'vision_model.onnx_data' }, text: { external: 'text_model.onnx_data' } });

    expect(await imageError(clipPixels)).toBeLessThan(CLOSE);
    expect(await textError({ dog: [30, 27, 31] })).toBeLessThan(CLOSE);
  });

  it.each(['int32', 'int64'] as const)('feeds an attention mask of %s, behind which padding does not count', async (type) => {
    makeTransformersPack(folder, { tokenizer: tinyWordPiece(), text: { type, mask: 'attention_mask' } });

    expect((await loadPack(folder)).text.padding).toBe('longest');
    expect(await textError({ 'a dog': [2, 4, 5, 3], 'a dog cat dogs': [2, 4, 5, 7, 5, 6, 3] })).toBeLessThan(CLOSE);
  });

  it("feeds BERT's segment ids with zeros", async () => {
    makeTransformersPack(folder, { tokenizer: tinyWordPiece(), text: { mask: 'attention_mask', segments: true } });

    expect(await textError({ 'a dog': [2, 4, 5, 3, 0, 0, 0, 0] })).toBeLessThan(CLOSE);
  });

  it('cuts a long text and keeps the end token as the last', async () => {
    makeTransformersPack(folder);

    expect(await textError({ 'a b c d e f g h i': [30, 1, 2, 3, 4, 5, 6, 31] })).toBeLessThan(CLOSE);
  });
});

describe('a pack of Immich', () => {
  it('loads open_clip: int32 ids of a fixed length, one at a time, padded as its tokenizer says', async () => {
    makeImmichPack(folder);

    expect(await loadPack(folder)).toMatchObject({ layout: 'immich', dim: 5, text: { maxTokens: 8, padId: 0, padding: 'max' } });
    expect(await imageError(clipPixels)).toBeLessThan(CLOSE);
    expect(await textError({ 'a dog': [30, 1, 27, 31, 0, 0, 0, 0], cat: [30, 28, 31, 0, 0, 0, 0, 0] })).toBeLessThan(CLOSE);
  });

  it('loads M-CLIP: ids and mask of int32, 8 at a time', async () => {
    makeImmichPack(folder, {
      tokenizer: tinyUnigram({ around: 'both', config: { tokenizer_class: 'XLMRobertaTokenizer', pad_token: '<pad>' } }),
      text: { ids: 'input_ids', mask: 'attention_mask' },
    });

    expect(await textError({ 'a dog': [2, 4, 5, 1], 'a cat': [2, 4, 7, 1] })).toBeLessThan(CLOSE);
  });

  it('squashes, and canonicalises the text, where its files say so', async () => {
    makeImmichPack(folder, {
      config: { text_cfg: { context_length: 8, tokenizer_kwargs: { clean: 'canonicalize' } } },
      preprocess: { resize_mode: 'squash', interpolation: 'bilinear' },
    });
    const pack = await loadPack(folder);

    expect(pack.image.pixels).toMatchObject({ resize: 'squash', kernel: 'linear' });
    expect(pack.text).toMatchObject({ canonicalize: true, lowerCase: true });
    expect(await textError({ 'A, dog!': [30, 1, 27, 31, 0, 0, 0, 0] })).toBeLessThan(CLOSE);
  });

  it('keeps weights beside the graph, and fills up a fixed batch', async () => {
    makeImmichPack(folder, { image: { external: 'model.onnx.data', batch: 2 }, text: { external: 'weights.bin', batch: 4 } });

    expect(await imageError(clipPixels)).toBeLessThan(CLOSE);
    expect(await textError({ dog: [30, 27, 31, 0, 0, 0, 0, 0] })).toBeLessThan(CLOSE);
  });
});

describe('a pack of rclip', () => {
  it('takes its size from the graph and pads with 0', async () => {
    makeRclipPack(folder);

    expect(await loadPack(folder)).toMatchObject({ layout: 'rclip', dim: 5, image: { pixels: { width: SIDE, height: SIDE, resize: 'shortest' } } });
    expect(await imageError(clipPixels)).toBeLessThan(CLOSE);
    expect(await textError({ 'a Dog': [30, 1, 27, 31, 0, 0, 0, 0] })).toBeLessThan(CLOSE);
  });

  it('finds the tokenizer in the folder above', async () => {
    makeRclipPack(folder);
    renameSync(join(folder, 'tokenizer.json'), join(folder, '..', 'tokenizer.json'));

    expect((await loadPack(folder)).text.tokenizerFile).toBe(join(folder, '..', 'tokenizer.json'));
  });
});

describe("a pack of Albumen's own", () => {
  it('feeds bytes as they are where the graph takes uint8', async () => {
    makeAlbumenPack(folder);

    expect(await loadPack(folder)).toMatchObject({ id: 'tiny', name: 'Tiny', version: '1.0.0', layout: 'albumen', licence: 'MIT' });
    expect(await imageError({ channels: 'last', value: (byte) => byte })).toBeLessThan(CLOSE);
    expect(await textError({ 'a dog': [2, 4, 5, 3] })).toBeLessThan(CLOSE);
  });

  it('names other graphs for a provider', async () => {
    makeAlbumenPack(folder, { preprocess: { files: { gpu: 'half.onnx' } } });
    writeImageGraph(join(folder, 'half.onnx'), { type: 'float16', channels: 'last' });

    expect((await loadPack(folder)).imageGraphs).toEqual({ default: join(folder, 'image.onnx'), gpu: join(folder, 'half.onnx') });
  });
});
