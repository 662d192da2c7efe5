import { z } from 'zod';

/** What can be installed or updated so that a GPU is used. */
export const gpuAdvice = z.enum(['windows-driver', 'macos-update', 'cuda-runtime', 'cuda-libraries', 'vulkan-driver']);
export type GpuAdvice = z.infer<typeof gpuAdvice>;

/** What a check of the doctor found, for saying it in any language; `found` and `advice` say it in English, for the command line. */
export const doctorFacts = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('processor'), cores: z.number(), model: z.string(), platform: z.string(), arch: z.string(), node: z.string() }),
  z.object({ kind: z.literal('memory'), totalBytes: z.number(), freeBytes: z.number(), isLow: z.boolean() }),
  /** `photosPerSecond` of the image encoder alone; `rejected`: providers that were tried before it. */
  z.object({
    kind: z.literal('encoder'), pack: z.string(), provider: z.string(), photosPerSecond: z.number(),
    rejected: z.array(z.object({ provider: z.string(), reason: z.string() })), gpu: gpuAdvice.nullable(),
  }),
  z.object({ kind: z.literal('formats'), names: z.array(z.string()) }),
  /** exiftool's version; null where it cannot run. */
  z.object({ kind: z.literal('raw'), exiftool: z.string().nullable() }),
  /** The path of ffmpeg; null where there is none. */
  z.object({ kind: z.literal('video'), ffmpeg: z.string().nullable() }),
  z.object({ kind: z.literal('no-library'), path: z.string() }),
  z.object({ kind: z.literal('library'), path: z.string(), photos: z.number(), files: z.number(), sizeBytes: z.number(), failed: z.number() }),
  z.object({ kind: z.literal('disk'), freeBytes: z.number(), isLow: z.boolean() }),
  z.object({ kind: z.literal('folder'), path: z.string(), files: z.number(), isThere: z.boolean() }),
  z.object({ kind: z.literal('model'), id: z.string(), layout: z.string(), dim: z.number(), folder: z.string() }),
  /** `reason` in English. */
  z.object({ kind: z.literal('broken-model'), folder: z.string(), reason: z.string() }),
  /** A part that could not be examined; `reason` in English. */
  z.object({ kind: z.literal('unexamined'), reason: z.string(), isFault: z.boolean() }),
]);
export type DoctorFacts = z.infer<typeof doctorFacts>;
