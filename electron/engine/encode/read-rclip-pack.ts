import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { channelsOf, fixedSize, pickImageInput, pickTextInputs } from './graph-values.ts';
import { draftOfForeign, type PackDraft } from './pack-draft.ts';
import { readGraphFacts } from './read-graph-facts.ts';
import { OPENAI_CLIP_NORMALIZE, PAPER_WHITE } from './read-image-processor.ts';
import { readTokenizerFacts } from './read-tokenizer-facts.ts';

/** Facts that rclip keeps in its code, not in its files. Source: model-packs.md, rclip ViT-B-32-256 DataComp. */
const RCLIP = { maxTokens: 77, padId: 0 } as const;

/**
 * Read the layout of rclip: two graphs and nothing else. Preprocessing is open_clip's for DataComp models; sizes come
 * from the graphs. rclip builds its tokenizer in code, so a tokenizer.json of CLIP must stand in the folder or the one above.
 *
 * @param folder Absolute path.
 * @throws AlbumenError `pack-invalid` where a file is missing or damaged.
 */
export function readRclipPack(folder: string): PackDraft {
  const imageGraph = join(folder, 'visual.onnx');
  const textGraph = join(folder, 'textual.onnx');
  const { width, height } = readSize(imageGraph);
  const ids = readInput(textGraph, (inputs) => pickTextInputs(inputs).ids);
  const tokenizerFile = findTokenizer(folder);
  const facts = readTokenizerFacts(tokenizerFile, null);
  return {
    ...draftOfForeign(folder, 'rclip'),
    dim: null,
    image: { pixels: { width, height, resize: 'shortest', kernel: 'cubic', background: PAPER_WHITE }, rescale: 1 / 255, normalize: OPENAI_CLIP_NORMALIZE },
    text: {
      tokenizerFile,
      tokenizerConfigFile: null,
      maxTokens: fixedSize(ids, 1) ?? RCLIP.maxTokens,
      padId: RCLIP.padId,
      padding: 'max',
      lowerCase: true,
      canonicalize: false,
      prompt: null,
    },
    imageGraphs: { default: imageGraph },
    textGraphs: { default: textGraph },
    multilingual: facts.multilingual,
    readFiles: [join(folder, 'README.md')],
  };
}

function readSize(graph: string): { width: number; height: number } {
  const input = readInput(graph, (inputs) => pickImageInput(inputs));
  const isFirst = channelsOf(input) === 'first';
  const width = fixedSize(input, isFirst ? 3 : 2);
  const height = fixedSize(input, isFirst ? 2 : 1);
  if (width === null || height === null) {
    throw new AlbumenError('pack-invalid', `${graph}: the input ${input.name} has no fixed width and height, and no file of an rclip pack says them`);
  }
  return { width, height };
}

function readInput<Value>(graph: string, pick: (inputs: ReturnType<typeof readGraphFacts>['inputs']) => Value): Value {
  if (!existsSync(graph)) throw new AlbumenError('pack-invalid', `${graph} is missing: expected an encoder (rclip layout)`);
  const facts = readGraphFacts(graph);
  try {
    return pick(facts.inputs);
  } catch (error) {
    throw new AlbumenError('pack-invalid', `${graph}: ${(error as Error).message}`, { cause: error });
  }
}

function findTokenizer(folder: string): string {
  const places = [join(folder, 'tokenizer.json'), join(dirname(folder), 'tokenizer.json')];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) {
    throw new AlbumenError(
      'pack-invalid',
      `${places[0]} is missing: rclip's models come without the CLIP tokenizer. Copy tokenizer.json of openai/clip-vit-base-patch32 beside visual.onnx`,
    );
  }
  return found;
}
