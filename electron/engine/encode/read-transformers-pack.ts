import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { fixedSize, pickTextInputs } from './graph-values.ts';
import type { TextSpec } from './model-pack.ts';
import { draftOfForeign, type PackDraft } from './pack-draft.ts';
import { PackJson } from './pack-json.ts';
import { readGraphFacts } from './read-graph-facts.ts';
import { readImageProcessor } from './read-image-processor.ts';
import { readTokenizerFacts } from './read-tokenizer-facts.ts';

/** Suffixes of transformers.js's graph files for the CPU, best first. fp16 fails or crawls there (model-packs.md), so it comes last but one. */
const CPU_SUFFIXES = ['', '_int8', '_quantized', '_uint8', '_q8', '_fp16', '_bnb4', '_q4', '_q4f16'];

/** Suffix of the graph for GPUs. Source: model-packs.md: fp16 on GPUs. */
const GPU_SUFFIX = '_fp16';

/** Positions of the text towers where neither tokenizer nor config states them. Source: the defaults of transformers' CLIPTextConfig and SiglipTextConfig. */
const DEFAULT_POSITIONS: Readonly<Record<string, number>> = { clip: 77, siglip: 64, siglip2: 64 };

/**
 * Read the layout of transformers.js (Xenova/*, onnx-community/*): CLIP, MobileCLIP, SigLIP, SigLIP 2.
 *
 * @param folder Absolute path.
 * @throws AlbumenError `pack-invalid` where a file is missing or damaged.
 */
export function readTransformersPack(folder: string): PackDraft {
  const config = PackJson.read(join(folder, 'config.json'), 'the description of the model (transformers.js layout)');
  const modelType = config.text('model_type') ?? '';
  const processor = PackJson.read(join(folder, 'preprocessor_config.json'), 'the image preprocessing (transformers.js layout)');
  const textGraphs = findGraphs(folder, 'text_model');
  const { text, multilingual } = readTextSpec(folder, config, textGraphs.default);
  const vision = config.object('vision_config');
  const foreign = draftOfForeign(folder, 'transformers.js');
  return {
    ...foreign,
    name: config.text('_name_or_path') || foreign.name,
    dim: config.count('projection_dim') ?? (modelType.startsWith('siglip') ? vision?.count('hidden_size') : undefined) ?? null,
    image: readImageProcessor(processor),
    text,
    imageGraphs: findGraphs(folder, 'vision_model'),
    textGraphs,
    multilingual,
    readFiles: [config.file, processor.file, join(folder, 'README.md')],
  };
}

function readTextSpec(folder: string, config: PackJson, graph: string): { text: TextSpec; multilingual: boolean } {
  const tokenizerFile = join(folder, 'tokenizer.json');
  const tokenizerConfigFile = join(folder, 'tokenizer_config.json');
  const facts = readTokenizerFacts(tokenizerFile, tokenizerConfigFile);
  const modelType = config.text('model_type') ?? '';
  const { ids } = readTextInputs(graph);
  const limits = [facts.maxTokens, config.object('text_config')?.count('max_position_embeddings')];
  const stated = limits.filter((limit): limit is number => typeof limit === 'number');
  const maxTokens = fixedSize(ids, 1) ?? (stated.length > 0 ? Math.min(...stated) : DEFAULT_POSITIONS[modelType]);
  if (maxTokens === undefined) {
    throw new AlbumenError('pack-invalid', `${tokenizerConfigFile}: model_max_length: expected the number of tokens; neither it, config.json nor the graph say it`);
  }
  if (facts.padId === null) {
    throw new AlbumenError('pack-invalid', `${tokenizerConfigFile}: pad_token: it is missing, and padding is never guessed`);
  }
  return {
    multilingual: facts.multilingual,
    text: {
      tokenizerFile,
      tokenizerConfigFile,
      maxTokens,
      padId: facts.padId,
      padding: facts.padding,
      // SigLIP 2 was trained on lower-case text; its tokenizer's files do not always say so. Source: model-packs.md.
      lowerCase: facts.lowerCase || modelType.startsWith('siglip'),
      canonicalize: facts.canonicalize,
      prompt: null,
    },
  };
}

function readTextInputs(graph: string): ReturnType<typeof pickTextInputs> {
  const facts = readGraphFacts(graph);
  try {
    return pickTextInputs(facts.inputs);
  } catch (error) {
    throw new AlbumenError('pack-invalid', `${graph}: ${(error as Error).message}`, { cause: error });
  }
}

function findGraphs(folder: string, stem: string): PackDraft['imageGraphs'] & { default: string } {
  const graphs = join(folder, 'onnx');
  const fileOf = (suffix: string): string => join(graphs, `${stem}${suffix}.onnx`);
  const found = CPU_SUFFIXES.find((suffix) => existsSync(fileOf(suffix)));
  if (found === undefined) {
    const present = existsSync(graphs) ? readdirSync(graphs).filter((name) => name.endsWith('.onnx')) : [];
    const has = present.length === 0 ? '' : `; the folder holds ${present.sort().join(', ')}`;
    throw new AlbumenError('pack-invalid', `${fileOf('')} is missing: expected the ${stem === 'text_model' ? 'text' : 'image'} encoder (transformers.js layout)${has}`);
  }
  const gpu = found !== GPU_SUFFIX && existsSync(fileOf(GPU_SUFFIX)) ? { gpu: fileOf(GPU_SUFFIX) } : {};
  return { ...gpu, default: fileOf(found) };
}
