import { join } from 'node:path';
import type { ImageSpec, TextSpec } from './model-pack.ts';
import { draftOfForeign, type PackDraft } from './pack-draft.ts';
import { PackJson } from './pack-json.ts';
import { PAPER_WHITE } from './read-image-processor.ts';
import { readTokenizerFacts } from './read-tokenizer-facts.ts';

/** open_clip's context length where its config names none. Source: open_clip, CLIPTextCfg. */
const OPEN_CLIP_CONTEXT = 77;

const KERNELS = { bicubic: 'cubic', bilinear: 'linear', nearest: 'nearest', lanczos: 'lanczos3' } as const;

/**
 * Read the layout of Immich (immich-app/*), open_clip exports and M-CLIP: a folder for each tower.
 *
 * @param folder Absolute path.
 * @throws AlbumenError `pack-invalid` where a file is missing or damaged.
 */
export function readImmichPack(folder: string): PackDraft {
  const config = PackJson.read(join(folder, 'config.json'), "open_clip's description of the model (Immich layout)");
  const preprocess = PackJson.read(join(folder, 'visual', 'preprocess_cfg.json'), 'the image preprocessing (Immich layout)');
  const tokenizerFile = join(folder, 'textual', 'tokenizer.json');
  const tokenizerConfigFile = join(folder, 'textual', 'tokenizer_config.json');
  const facts = readTokenizerFacts(tokenizerFile, tokenizerConfigFile);
  const textConfig = config.object('text_cfg');
  const canonicalize = facts.canonicalize || textConfig?.object('tokenizer_kwargs')?.text('clean') === 'canonicalize';
  const text: TextSpec = {
    tokenizerFile,
    tokenizerConfigFile,
    maxTokens: textConfig?.count('context_length') ?? OPEN_CLIP_CONTEXT,
    padId: config.need(facts.padId ?? undefined, 'pad_token of textual/tokenizer_config.json'),
    padding: facts.padding,
    lowerCase: facts.lowerCase || canonicalize,
    canonicalize,
    prompt: null,
  };
  return {
    ...draftOfForeign(folder, 'immich'),
    dim: config.count('embed_dim') ?? null,
    image: readImageSpec(preprocess),
    text,
    imageGraphs: { default: join(folder, 'visual', 'model.onnx') },
    textGraphs: { default: join(folder, 'textual', 'model.onnx') },
    multilingual: facts.multilingual,
    readFiles: [config.file, preprocess.file, join(folder, 'README.md')],
  };
}

/** Reads open_clip's preprocess_cfg.json. */
function readImageSpec(json: PackJson): ImageSpec {
  const size = json.raw('size');
  const [height, width] = Array.isArray(size) ? (size as unknown[]) : [size, size];
  if (!isPixels(width) || !isPixels(height)) throw json.wrong('size', `expected pixels, found ${JSON.stringify(size)}`);
  const kernel = json.choice('interpolation', ['bicubic', 'bilinear', 'nearest', 'lanczos']) ?? 'bicubic';
  return {
    pixels: { width, height, resize: json.choice('resize_mode', ['shortest', 'squash']) ?? 'shortest', kernel: KERNELS[kernel], background: PAPER_WHITE },
    rescale: 1 / 255,
    normalize: { mean: json.need(json.triple('mean'), 'mean'), std: json.need(json.triple('std'), 'std') },
  };
}

function isPixels(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
