import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { detectLayout } from './detect-layout.ts';
import { fingerprintPack } from './fingerprint-pack.ts';
import { channelsOf, fixedSize, pickEmbeddingOutput, pickImageInput, pickTextInputs } from './graph-values.ts';
import type { ModelPack, PackLayout, TextSpec } from './model-pack.ts';
import { readCachedPack, saveCachedPackIgnoringErrors, stampFile } from './pack-cache.ts';
import type { PackDraft } from './pack-draft.ts';
import { readAlbumenPack } from './read-albumen-pack.ts';
import { readGraphFacts, type GraphFacts } from './read-graph-facts.ts';
import { readImmichPack } from './read-immich-pack.ts';
import { readRclipPack } from './read-rclip-pack.ts';
import { readTransformersPack } from './read-transformers-pack.ts';

export interface LoadPackOptions {
  /** Where what was read is kept, so that later starts hash nothing. Without it every load reads all the bytes. */
  readonly cacheDir?: string;
}

const READERS: Readonly<Record<PackLayout, (folder: string) => PackDraft>> = {
  albumen: readAlbumenPack,
  'transformers.js': readTransformersPack,
  immich: readImmichPack,
  rclip: readRclipPack,
};

/**
 * Read a model pack of any known layout and check it: every file there and whole, the graphs asking for what the
 * encoders can feed, the promised hashes met. No session is started.
 *
 * @param folder Absolute path.
 * @throws AlbumenError `pack-invalid` that names the file and what was expected of it.
 */
export async function loadPack(folder: string, options: LoadPackOptions = {}): Promise<ModelPack> {
  const absolute = resolve(folder);
  const cached = options.cacheDir === undefined ? null : readCachedPack(options.cacheDir, absolute);
  if (cached !== null) return cached;
  const draft = readDraft(absolute);
  const image = checkImageGraph(draft);
  const text = checkTextGraph(draft);
  const dim = agreeOnDim(draft, image.dim, text.dim);
  checkBackground(draft, dim);
  const externalFiles = [...image.externalFiles, ...text.externalFiles];
  const checked = { ...draft, text: text.spec };
  const watched = [
    absolute, dirname(draft.imageGraphs.default as string), draft.text.tokenizerFile, draft.text.tokenizerConfigFile,
    draft.background?.file, ...draft.readFiles, ...Object.values(draft.imageGraphs), ...Object.values(draft.textGraphs),
    ...externalFiles, ...Object.keys(draft.sha256),
  ].filter((file) => typeof file === 'string');
  // Taken before the hashing, which takes longest: a file changed meanwhile differs from its stamp and is read again.
  const stamps = Object.fromEntries(watched.map((file) => [file, stampFile(file)]));
  const { sha256: _promised, standsFor: _earlier, readFiles: _read, ...rest } = checked;
  const pack: ModelPack = { ...rest, dim, fingerprint: await fingerprintPack(checked, image.externalFiles, text.externalFiles) };
  if (options.cacheDir !== undefined) saveCachedPackIgnoringErrors(options.cacheDir, pack, stamps);
  return pack;
}

function readDraft(folder: string): PackDraft {
  if (!existsSync(folder)) throw new AlbumenError('pack-invalid', `${folder} does not exist: expected the folder of a model pack`);
  const layout = detectLayout(folder);
  if (layout === null) {
    throw new AlbumenError(
      'pack-invalid',
      `${folder} is no model pack: expected pack.json (Albumen), onnx/ with preprocessor_config.json (transformers.js), ` +
        'visual/ and textual/ (Immich), or visual.onnx and textual.onnx (rclip)',
    );
  }
  return READERS[layout](folder);
}

function checkImageGraph(draft: PackDraft): { dim: number | null; externalFiles: string[] } {
  const { file, facts, externalFiles } = readGraph(draft.imageGraphs, 'image');
  const { width, height } = draft.image.pixels;
  return explain(file, () => {
    const input = pickImageInput(facts.inputs, draft.image.input);
    const isFirst = channelsOf(input, draft.image.channels) === 'first';
    const wanted = { width: fixedSize(input, isFirst ? 3 : 2) ?? width, height: fixedSize(input, isFirst ? 2 : 1) ?? height };
    if (wanted.width !== width || wanted.height !== height) {
      throw new Error(`the graph takes ${wanted.width} x ${wanted.height} pixels, the pack's preprocessing makes ${width} x ${height}`);
    }
    return { dim: fixedSize(pickEmbeddingOutput(facts.outputs, draft.image.output), -1), externalFiles };
  });
}

function checkTextGraph(draft: PackDraft): { dim: number | null; spec: TextSpec; externalFiles: string[] } {
  const { file, facts, externalFiles } = readGraph(draft.textGraphs, 'text');
  return explain(file, () => {
    const { ids } = pickTextInputs(facts.inputs, draft.text);
    const length = fixedSize(ids, 1);
    const spec: TextSpec = length === null ? draft.text : { ...draft.text, maxTokens: length, padding: 'max' };
    return { dim: fixedSize(pickEmbeddingOutput(facts.outputs, draft.text.output), -1), spec, externalFiles };
  });
}

/** Checks every graph of one tower; the facts are those of the default one. */
function readGraph(graphs: PackDraft['imageGraphs'], tower: string): { file: string; facts: GraphFacts; externalFiles: string[] } {
  const file = graphs.default as string;
  let facts: GraphFacts | undefined;
  const externalFiles: string[] = [];
  for (const graph of new Set([file, ...Object.values(graphs)])) {
    if (!existsSync(graph)) throw new AlbumenError('pack-invalid', `${graph} is missing: expected the ${tower} encoder`);
    const read = readGraphFacts(graph);
    const external = read.externalFiles.map((name) => externalFile(graph, name));
    if (graph === file) {
      facts = read;
      externalFiles.push(...external);
    }
  }
  return { file, facts: facts as GraphFacts, externalFiles };
}

function externalFile(graph: string, name: string): string {
  const file = join(dirname(graph), name);
  if (isAbsolute(name) || relative(dirname(graph), file).startsWith('..')) {
    throw new AlbumenError('pack-invalid', `${graph} keeps weights in ${JSON.stringify(name)}, outside its folder: refused`);
  }
  if (!existsSync(file)) throw new AlbumenError('pack-invalid', `${file} is missing: ${graph} keeps its weights there`);
  return file;
}

function agreeOnDim(draft: PackDraft, image: number | null, text: number | null): number {
  const said = [draft.dim, image, text].filter((dim): dim is number => dim !== null);
  const dim = said[0];
  const files = `${draft.imageGraphs.default} and ${draft.textGraphs.default}`;
  if (dim === undefined) throw new AlbumenError('pack-invalid', `${files}: neither the graphs nor the pack say how long an embedding is`);
  if (said.some((each) => each !== dim)) {
    const list = `pack ${draft.dim ?? 'unsaid'}, image encoder ${image ?? 'unsaid'}, text encoder ${text ?? 'unsaid'}`;
    throw new AlbumenError('pack-invalid', `${files}: the lengths of the embeddings disagree (${list}); the two encoders belong to different packs`);
  }
  return dim;
}

function checkBackground(draft: PackDraft, dim: number): void {
  if (draft.background === null) return;
  const { file, rows } = draft.background;
  const sizeBytes = statSync(file, { throwIfNoEntry: false })?.size;
  if (sizeBytes === undefined) throw new AlbumenError('pack-invalid', `${file} is missing: expected the background bank`);
  if (sizeBytes !== rows * dim) {
    throw new AlbumenError('pack-invalid', `${file} is damaged: expected ${rows} x ${dim} = ${rows * dim} bytes, found ${sizeBytes}`);
  }
}

function explain<Value>(file: string, check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw new AlbumenError('pack-invalid', `${file}: ${(error as Error).message}`, { cause: error });
  }
}
