import { PROBE_BATCH, PROBE_LEAST_MS } from '../config.ts';
import type { UnitVector } from './embedding.ts';
import { openImageEncoder } from './image-encoder.ts';
import type { ModelPack } from './model-pack.ts';
import type { SessionOptions } from './onnx-session.ts';
import { makeTestPhoto } from './test-photo.ts';

/** What trying a provider gave. */
export interface ProbeResult {
  /** The bundled test photo's embedding, [dim], unit length. */
  readonly embedding: Float32Array;
  /** The image encoder alone, after a first run that is not counted (it compiles shaders and fills caches). */
  readonly photosPerSecond: number;
}

/**
 * Try a provider for real: load the image graph, embed the bundled test photo, and time some more. It may end the
 * process on a broken driver, so run it where that is survived.
 *
 * @throws AlbumenError `model-failed` where the provider cannot run the graph.
 */
export async function probeProvider(pack: ModelPack, options: SessionOptions): Promise<ProbeResult> {
  const encoder = await openImageEncoder(pack, options);
  try {
    const photo = makeTestPhoto(pack.image.pixels.width, pack.image.pixels.height);
    const photos = Array.from({ length: PROBE_BATCH }, () => photo);
    const first = await encoder.encode(photos);
    const startMs = performance.now();
    let runs = 0;
    do {
      await encoder.encode(photos);
      runs += 1;
    } while (performance.now() - startMs < PROBE_LEAST_MS);
    const seconds = (performance.now() - startMs) / 1000;
    return { embedding: first[0] as UnitVector, photosPerSecond: (runs * PROBE_BATCH) / seconds };
  } finally {
    await encoder.close();
  }
}
