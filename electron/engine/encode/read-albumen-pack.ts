import { isAbsolute, join, normalize, relative } from 'node:path';
import type { Calibration, ImageSpec, TextSpec } from './model-pack.ts';
import type { PackDraft } from './pack-draft.ts';
import { PackJson } from './pack-json.ts';
import { readTokenizerFacts } from './read-tokenizer-facts.ts';

/** The format of pack.json that this code reads. */
const FORMAT = 'albumen-pack/1';

/**
 * Read Albumen's own layout: a pack.json that names every file and says how it is fed.
 *
 * `image.files` and `text.files` may name other graphs for a provider, `{"gpu": "image-encoder-fp16.onnx"}`, with
 * `gpu` standing for every one but the CPU. `standsFor` names graphs that were rewritten without changing a bit of what they
 * give, with the sha256 of the graph before: the pack keeps its fingerprint, and libraries their vectors.
 *
 * @param folder Absolute path.
 * @throws AlbumenError `pack-invalid` where pack.json is damaged, too new, or names a file outside the folder.
 */
export function readAlbumenPack(folder: string): PackDraft {
  const pack = PackJson.read(join(folder, 'pack.json'), `the description of the pack (${FORMAT})`);
  const format = pack.need(pack.text('format'), 'format');
  if (format !== FORMAT) throw pack.wrong('format', `expected ${FORMAT}, found ${format}. A newer Albumen may read it`);
  const image = pack.need(pack.object('image'), 'image');
  const text = pack.need(pack.object('text'), 'text');
  const hashes = (key: string): Record<string, string> =>
    Object.fromEntries(Object.entries(pack.texts(key) ?? {}).map(([name, hash]) => [fileInside(pack, key, folder, name), hash.toLowerCase()]));
  return {
    id: pack.need(pack.text('id'), 'id'),
    name: pack.text('name') ?? pack.need(pack.text('id'), 'id'),
    version: pack.text('version') ?? null,
    layout: 'albumen',
    folder,
    dim: pack.need(pack.count('dim'), 'dim'),
    image: readImageSpec(image),
    text: readTextSpec(text, folder),
    imageGraphs: readGraphs(image, folder),
    textGraphs: readGraphs(text, folder),
    ...readCalibration(pack, folder),
    quality: pack.raw('quality') ?? null,
    licence: pack.text('licence') ?? pack.text('license') ?? null,
    multilingual: pack.flag('multilingual') ?? false,
    sha256: hashes('sha256'),
    standsFor: hashes('standsFor'),
    readFiles: [pack.file],
  };
}

function readImageSpec(image: PackJson): ImageSpec {
  const type = image.choice('type', ['uint8', 'float32', 'float16']) ?? 'float32';
  const normal = image.object('normalize');
  const input = image.text('input');
  const output = image.text('output');
  const layout = image.choice('layout', ['NHWC', 'NCHW']);
  return {
    pixels: {
      width: image.need(image.count('width'), 'width'),
      height: image.need(image.count('height'), 'height'),
      resize: image.choice('resize', ['squash', 'shortest']) ?? 'squash',
      kernel: image.choice('kernel', ['cubic', 'linear', 'lanczos3', 'nearest']) ?? 'cubic',
      background: image.triple('background') ?? [255, 255, 255],
    },
    normalize: normal === undefined ? null : { mean: normal.need(normal.triple('mean'), 'mean'), std: normal.need(normal.triple('std'), 'std') },
    rescale: image.number('rescale') ?? (type === 'uint8' ? 1 : 1 / 255),
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(layout === undefined ? {} : { channels: layout === 'NHWC' ? 'last' : 'first' }),
  };
}

function readTextSpec(text: PackJson, folder: string): TextSpec {
  const tokenizerFile = fileInside(text, 'tokenizer', folder, text.text('tokenizer') ?? 'tokenizer.json');
  const configName = text.text('tokenizerConfig');
  const tokenizerConfigFile = configName === undefined ? null : fileInside(text, 'tokenizerConfig', folder, configName);
  const facts = readTokenizerFacts(tokenizerFile, tokenizerConfigFile);
  const ids = text.text('ids');
  const mask = text.text('mask');
  const output = text.text('output');
  return {
    tokenizerFile,
    tokenizerConfigFile,
    maxTokens: text.need(text.count('maxTokens') ?? facts.maxTokens ?? undefined, 'maxTokens'),
    padId: text.need(text.number('padId') ?? facts.padId ?? undefined, 'padId'),
    padding: text.choice('padding', ['max', 'longest']) ?? facts.padding,
    lowerCase: text.flag('lowerCase') ?? facts.lowerCase,
    canonicalize: text.flag('canonicalize') ?? facts.canonicalize,
    prompt: text.text('prompt') ?? null,
    ...(ids === undefined ? {} : { ids }),
    ...(mask === undefined ? {} : { mask }),
    ...(output === undefined ? {} : { output }),
  };
}

function readGraphs(part: PackJson, folder: string): Record<string, string> {
  const named = Object.entries(part.texts('files') ?? {});
  const graphs = Object.fromEntries(named.map(([provider, name]) => [provider, fileInside(part, 'files', folder, name)]));
  return { ...graphs, default: fileInside(part, 'file', folder, part.need(part.text('file'), 'file')) };
}

function readCalibration(pack: PackJson, folder: string): Pick<PackDraft, 'calibration' | 'background'> {
  const part = pack.object('calibration');
  if (part === undefined) return { calibration: null, background: null };
  const text = part.object('text');
  const image = part.object('image') ?? text;
  const calibration: Calibration | null = text === undefined || image === undefined ? null : { text: readBoundary(text), image: readBoundary(image) };
  const bank = part.text('background');
  if (bank === undefined) return { calibration, background: null };
  return { calibration, background: { file: fileInside(part, 'background', folder, bank), rows: part.need(part.count('rows'), 'rows') } };
}

function readBoundary(part: PackJson): { floor: number; ratio: number } {
  return { floor: part.need(part.number('floor'), 'floor'), ratio: part.need(part.number('ratio'), 'ratio') };
}

/** A pack comes from anywhere: what it names must lie inside its folder. */
function fileInside(json: PackJson, key: string, folder: string, name: string): string {
  const file = normalize(join(folder, name));
  const inside = relative(folder, file);
  if (name === '' || isAbsolute(name) || inside.startsWith('..') || isAbsolute(inside)) {
    throw json.wrong(key, `${JSON.stringify(name)} is no file inside the pack's folder`);
  }
  return file;
}
