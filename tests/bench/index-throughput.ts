import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment, nodeFlags } from '../../electron/hosts/child-environment.ts';
import type { IndexProgress } from '../../shared/contract/schemas.ts';
import type { BenchOptions, BenchRow, Measurement, Skipped } from './bench-row.ts';
import { PACK_FOLDER } from './bench-folders.ts';
import { makePhotos } from './make-photos.ts';
import type { StageTime } from './measure-stage.ts';
import { openBenchEngine } from './open-bench-engine.ts';

/** Photos of the full row: enough that starting processes and loading the model are a few per cent. */
const PHOTOS = 600;
/** Photos for a stage alone and for the peers: their rate is steady. */
const STAGE_PHOTOS = 120;
/** Side of the embedded pack's model input, pixels. */
const MODEL_SIDE = 260;
/** Where `pip install pillow onnxruntime numpy` was done, if not for the `python3` of the PATH. */
const PYTHON = process.env['ALBUMEN_BENCH_PYTHON'] ?? 'python3';

/** End-to-end indexing of 12 MP JPEGs against the machine's bound, a sequential loop, and Python. */
export const indexThroughput: BenchRow = {
  name: 'indexing',
  async run({ folder, scale, tell }) {
    const { paths, meanBytes } = await makePhotos({ folder: join(folder, 'photos'), count: Math.max(40, Math.round(PHOTOS * scale)), width: 4000, height: 3000, grain: 6, quality: 92 });
    tell(`${paths.length} photos of 4000 x 3000, ${(meanBytes / 1e6).toFixed(1)} MB each`);
    const rate = await indexAll(folder, tell);

    const stagePaths = paths.slice(0, Math.max(32, Math.round(STAGE_PHOTOS * scale)));
    const listFile = join(folder, 'paths.json');
    writeFileSync(listFile, JSON.stringify(stagePaths));
    const decode = measure('decode', listFile);
    const encode = measure('encode', listFile);
    const sequential = measure('sequential', listFile);
    const figure = `${rate.toFixed(1)} photos/s`;
    return [boundLine(figure, rate, decode, encode), sequentialLine(figure, rate, sequential), pythonLine(figure, rate, listFile)];
  },
};

/** @returns Photos a second until all are stored and can be searched: scan, starting the processes, loading the model, last write included. */
async function indexAll(folder: string, tell: BenchOptions['tell']): Promise<number> {
  const engine = await openBenchEngine(folder);
  try {
    const startedAt = performance.now();
    let seconds = 0;
    const onProgress = ({ phase }: IndexProgress): void => {
      if (phase === 'sorting') seconds ||= (performance.now() - startedAt) / 1000;
    };
    const report = await engine.indexLibrary({ folders: [join(folder, 'photos')] }, { onProgress });
    const sorting = (performance.now() - startedAt) / 1000 - seconds;
    if (report.failed.length > 0) throw new Error(`${report.failed.length} photos failed: ${report.failed[0]?.reason ?? ''}`);
    tell(`${report.added} photos in ${seconds.toFixed(1)} s on ${report.provider ?? 'no provider'}; sorting took ${sorting.toFixed(1)} s more (forty pictures, each several times: all are duplicates)`);
    return report.added / seconds;
  } finally {
    await engine.close();
  }
}

function measure(stage: 'decode' | 'encode' | 'sequential', listFile: string): StageTime {
  const script = fileURLToPath(new URL('measure-stage.ts', import.meta.url));
  // As the engine starts the process that does this; the plain loop as anybody would.
  const kind = stage === 'sequential' ? null : stage;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...(kind ? nodeFlags(kind) : []), script, stage, listFile], {
    encoding: 'utf8',
    env: { ...process.env, ...(kind && childEnvironment(kind, process.env)) },
  });
  if (status !== 0) throw new Error(`stage ${stage} failed: ${stderr}`);
  return JSON.parse(stdout) as StageTime;
}

function boundLine(figure: string, rate: number, decode: StageTime, encode: StageTime): Measurement {
  const decodeRate = decode.photos / decode.seconds;
  const encodeRate = encode.photos / encode.seconds;
  const cpuSecondsEach = decode.cpuSeconds / decode.photos + encode.cpuSeconds / encode.photos;
  const cpuBound = availableParallelism() / cpuSecondsEach;
  const bound = Math.min(decodeRate, encodeRate, cpuBound);
  return {
    what: 'indexing 12 MP JPEGs, end to end, against the bound of the machine',
    figure,
    against: `${bound.toFixed(1)} photos/s`,
    ratio: rate / bound,
    goal: { atLeast: 0.85 },
    remark: `decode alone ${decodeRate.toFixed(1)}/s, encode alone ${encodeRate.toFixed(1)}/s, cores over ${(cpuSecondsEach * 1000).toFixed(1)} summed CPU ms a photo ${cpuBound.toFixed(1)}/s`,
  };
}

function sequentialLine(figure: string, rate: number, { photos, seconds }: StageTime): Measurement {
  return {
    what: 'the same photos, against a plain loop of sharp and onnxruntime-node',
    figure,
    against: `${(photos / seconds).toFixed(1)} photos/s`,
    ratio: (rate * seconds) / photos,
    goal: { atLeast: 1.6 },
  };
}

function pythonLine(figure: string, rate: number, listFile: string): Measurement | Skipped {
  const what = "the same photos, against Pillow and onnxruntime in Python as Immich's worker drives them";
  const script = fileURLToPath(new URL('python-peer.py', import.meta.url));
  const { status, stdout, stderr, error } = spawnSync(PYTHON, [script, join(PACK_FOLDER, 'image-encoder.onnx'), listFile, String(MODEL_SIDE)], { encoding: 'utf8' });
  if (error !== undefined || status !== 0) {
    const reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? 'it failed';
    return { what, skipped: `no Python with Pillow and onnxruntime here (${reason})` };
  }
  const { photos, seconds, versions } = JSON.parse(stdout) as { photos: number; seconds: number; versions: string };
  return { what, figure, against: `${(photos / seconds).toFixed(1)} photos/s`, ratio: (rate * seconds) / photos, goal: { atLeast: 2 }, remark: versions };
}
