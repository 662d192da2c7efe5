import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { hash } from 'node:crypto';
import sharp from 'sharp';
import { decodePhoto } from '../../electron/engine/decode/decode-photo.ts';
import { openImageEncoder } from '../../electron/engine/encode/image-encoder.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { openGraphSession } from '../../electron/engine/encode/onnx-session.ts';
import { PACK_FOLDER } from './bench-folders.ts';

/** What one stage took, alone on the machine; model loading and a first warm run are not counted. */
export interface StageTime {
  readonly photos: number;
  readonly seconds: number;
  /** User and system time of the whole process. */
  readonly cpuSeconds: number;
}

// A process of its own for each stage, so that its CPU time is the stage's and nothing else's.
const [stage, listFile] = process.argv.slice(2);
const paths = JSON.parse(readFileSync(listFile as string, 'utf8')) as string[];
const pack = await loadPack(PACK_FOLDER);
const { width, height } = pack.image.pixels;

/** Side by side as the engine's decode pool runs them: one more than cores, so that reading files overlaps decoding. */
const DECODES_AT_ONCE = availableParallelism() + 1;

const stages: Readonly<Record<string, () => Promise<StageTime>>> = {
  /** The engine's own decode: model input, thumbnail, hashes, capture info. */
  async decode() {
    await decode(paths[0] as string);
    return await timed(async () => {
      const left = paths.values();
      await Promise.all(Array.from({ length: DECODES_AT_ONCE }, async () => {
        for (const path of left) await decode(path);
      }));
    });
  },

  /** The engine's own image encoder, fed from memory in its own batches. */
  async encode() {
    const encoder = await openImageEncoder(pack, { provider: 'cpu' });
    const batch = await Promise.all(paths.slice(0, 16).map(modelInput));
    await encoder.encode(batch);
    return await timed(async () => {
      for (let done = 0; done < paths.length; done += batch.length) await encoder.encode(batch.slice(0, paths.length - done));
    });
  },

  /** What one would write first: for each photo decode, thumbnail, hash, encode; both libraries with their own defaults. */
  async sequential() {
    const session = await openGraphSession(pack.imageGraphs['default'] as string, { provider: 'cpu' });
    const output = session.outputs[0]?.name as string;
    async function one(path: string): Promise<void> {
      const bytes = readFileSync(path);
      hash('md5', bytes);
      await sharp(bytes).rotate().resize(512, 512, { fit: 'inside', withoutEnlargement: true }).webp().toBuffer();
      const data = new Uint8Array(await sharp(bytes).rotate().resize(width, height, { fit: 'fill', kernel: 'cubic' }).removeAlpha().toColourspace('srgb').raw().toBuffer());
      await session.run({ [session.inputs[0]?.name as string]: { type: 'uint8', data, shape: [1, height, width, 3] } }, output);
    }
    await one(paths[0] as string);
    return await timed(async () => {
      for (const path of paths) await one(path);
    });
  },
};

async function decode(path: string): Promise<void> {
  await decodePhoto({ path, pixels: pack.image.pixels, sidecarPath: null, mtimeMs: statSync(path).mtimeMs });
}

async function modelInput(path: string): Promise<Uint8Array> {
  return new Uint8Array(await sharp(path).resize(width, height, { fit: 'fill' }).removeAlpha().raw().toBuffer());
}

async function timed(work: () => Promise<void>): Promise<StageTime> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  const used = process.cpuUsage(cpu);
  return { photos: paths.length, seconds: (performance.now() - startedAt) / 1000, cpuSeconds: (used.user + used.system) / 1e6 };
}

process.stdout.write(JSON.stringify(await stages[stage as string]?.()));
process.exit();
