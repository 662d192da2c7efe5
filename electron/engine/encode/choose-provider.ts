import { isAlbumenError } from '../../../shared/contract/errors.ts';
import { PROVIDER_PARITY_COSINE } from '../config.ts';
import { dot } from './embedding.ts';
import type { ProviderReport } from './encoders.ts';
import type { ProbeResult } from './probe-provider.ts';

/** Providers to try before the CPU, best first. Source: the issue "The main job", section 2. */
const CANDIDATES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['cuda', 'webgpu'],
  win32: ['dml', 'cuda', 'webgpu'],
  darwin: ['coreml', 'webgpu'],
};

/** The providers that are tried on a platform, best first; the CPU, which always runs, is not among them. */
export function providersOf(platform: NodeJS.Platform): readonly string[] {
  return CANDIDATES[platform] ?? [];
}

/**
 * Choose what runs the image encoder, by trying: a provider counts only if its embedding of the test photo agrees
 * with the CPU's and it is faster than the CPU.
 *
 * @param candidates Best first, without the CPU; the first that counts is taken and the rest is not tried.
 * @param probe Tries one provider; a rejection, be it an error or the end of the process, is its verdict.
 * @returns What runs, how fast, and why each better one does not.
 * @throws What the CPU's own probe throws, and anything that says nothing of a provider (see `isNoVerdict`).
 */
export async function chooseProvider(candidates: readonly string[], probe: (provider: string) => Promise<ProbeResult>): Promise<ProviderReport> {
  const cpu = await probe('cpu');
  const rejected: { provider: string; reason: string }[] = [];
  for (const provider of candidates) {
    const verdict = await tryProvider(provider, cpu, probe);
    if (typeof verdict === 'number') return { provider, photosPerSecond: verdict, rejected };
    rejected.push({ provider, reason: verdict });
  }
  return { provider: 'cpu', photosPerSecond: cpu.photosPerSecond, rejected };
}

/** True for an error that came from being stopped, not from a provider. */
export function isNoVerdict(error: unknown): boolean {
  const loss = (error as { readonly loss?: unknown } | null)?.loss;
  return isAlbumenError(error, 'cancelled') || loss === 'closed' || loss === 'innocent';
}

/** Photos per second, or the reason against it in words. */
async function tryProvider(provider: string, cpu: ProbeResult, probe: (provider: string) => Promise<ProbeResult>): Promise<number | string> {
  let result: ProbeResult;
  try {
    result = await probe(provider);
  } catch (error) {
    if (isNoVerdict(error)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
  const cosine = dot(result.embedding, cpu.embedding);
  // Written so that a cosine that is no number fails as well.
  if (!(cosine >= PROVIDER_PARITY_COSINE)) {
    return `its embedding of the test photo is wrong: cosine ${cosine.toFixed(4)} to the CPU's, at least ${PROVIDER_PARITY_COSINE} is needed`;
  }
  if (!(result.photosPerSecond > cpu.photosPerSecond)) {
    return `it is not faster: ${result.photosPerSecond.toFixed(1)} photos/s, the CPU ${cpu.photosPerSecond.toFixed(1)}`;
  }
  return result.photosPerSecond;
}
