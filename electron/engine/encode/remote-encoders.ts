import { AlbumenError } from '../../../shared/contract/errors.ts';
import { PROBE_TIMEOUT_MS } from '../config.ts';
import { chooseProvider, isNoVerdict, providersOf } from './choose-provider.ts';
import type { UnitVector } from './embedding.ts';
import type { EncodeAnswers, EncodeMethod, EncodeRequests, EncodeSetup } from './encode-worker.ts';
import type { Encoders, ProviderReport } from './encoders.ts';
import type { ModelPack } from './model-pack.ts';
import type { ProbeResult } from './probe-provider.ts';
import { readVerdict, saveVerdictIgnoringErrors } from './provider-verdicts.ts';
import { openQuestionCache } from './question-cache.ts';
import { verdictKey } from './verdict-key.ts';

export interface RemoteEncodersOptions {
  readonly pack: ModelPack;
  /**
   * Sends one request to the encode process (see encode-worker.ts), which is started and restarted by whoever gives
   * this. Rejects when the process ends; after `timeoutMs`, where given, it is ended.
   */
  readonly call: (method: string, args: unknown, timeoutMs?: number) => Promise<unknown>;
  /** Where question embeddings and verdicts on providers are kept. */
  readonly cacheDir: string;
  /** Threads of one operator on the CPU; all cores where it is not given. */
  readonly threads?: number;
  /** Providers to try before the CPU, best first; the platform's where not given. */
  readonly candidates?: readonly string[];
}

/** Encoders in a child process. */
export interface RemoteEncoders extends Encoders {
  /** Have the text encoder loaded while the rest of a search starts. Returns at once. */
  warmText(): void;
}

/** New questions are written this long after the first of them, so that a batch is written once. */
const SAVE_DELAY_MS = 2_000;

/**
 * The encoders of one pack, running in a child process. A question that was asked before is answered from its cache
 * without the process; photos run on the provider that `provider()` chose, and on the next one when that fails at work.
 */
export function createEncoders(options: RemoteEncodersOptions): RemoteEncoders {
  const { pack, cacheDir } = options;
  const setup: EncodeSetup = { pack, threads: options.threads ?? null };
  const questions = openQuestionCacheOnce(cacheDir, pack);
  const candidates = options.candidates ?? providersOf(process.platform);
  let report: Promise<ProviderReport> | null = null;
  let saveTimer: ReturnType<typeof setTimeout> | null = null;
  let lastTexts: Promise<unknown> = Promise.resolve();

  async function call<Method extends EncodeMethod>(method: Method, args: EncodeRequests[Method], timeoutMs?: number): Promise<EncodeAnswers[Method]> {
    return (await options.call(method, args, timeoutMs)) as EncodeAnswers[Method];
  }

  function probe(candidate: string): Promise<ProbeResult> {
    return call('probe', { setup, provider: candidate }, PROBE_TIMEOUT_MS);
  }

  async function findReport(again: boolean): Promise<ProviderReport> {
    const key = await verdictKey(pack);
    const known = again ? null : readVerdict(cacheDir, key);
    if (known !== null) return known;
    const found = await chooseProvider(candidates, probe);
    saveVerdictIgnoringErrors(cacheDir, key, found);
    return found;
  }

  function provider({ again = false }: { readonly again?: boolean } = {}): Promise<ProviderReport> {
    if (report !== null && !again) return report;
    const finding = findReport(again);
    report = finding;
    // A trial that was cut short is made again; whoever asked gets its error.
    finding.catch(() => {
      if (report === finding) report = null;
    });
    return finding;
  }

  /** What is left when the chosen provider fails at work. Kept for this run only: the next one may be luckier. */
  async function chooseWithout(failed: ProviderReport, error: unknown): Promise<ProviderReport> {
    const reason = `it failed at work: ${error instanceof Error ? error.message : String(error)}`;
    const left = candidates.slice(candidates.indexOf(failed.provider) + 1);
    const next = await chooseProvider(left, probe);
    return { ...next, rejected: [...failed.rejected, { provider: failed.provider, reason }, ...next.rejected] };
  }

  async function encodeImages(images: readonly Uint8Array[]): Promise<UnitVector[]> {
    const { width, height } = pack.image.pixels;
    const wrong = images.find((image) => image.length !== width * height * 3);
    if (wrong !== undefined) throw new Error(`an image has ${wrong.length} bytes; ${pack.name} takes ${width} x ${height} x 3`);
    const choosing = provider();
    const chosen = await choosing;
    try {
      return (await call('encodeImages', { setup, provider: chosen.provider, images })) as UnitVector[];
    } catch (error) {
      if (chosen.provider === 'cpu' || isNoVerdict(error)) throw error;
      // Of several batches in flight the first to fail chooses; the others only try again.
      if (report === choosing) report = chooseWithout(chosen, error);
      return await encodeImages(images);
    }
  }

  /** One question is with the process at a time, so that those that were given up while they waited cost nothing. */
  async function encodeInTurn(texts: readonly string[], signal: AbortSignal | undefined): Promise<UnitVector[]> {
    const turn = lastTexts.then(async () => {
      if (signal?.aborted) throw new AlbumenError('cancelled', 'the question was cancelled');
      return await call('encodeTexts', { setup, texts });
    });
    lastTexts = turn.catch(() => undefined);
    return (await turn) as UnitVector[];
  }

  async function encodeTexts(texts: readonly string[], signal?: AbortSignal, { isQuestion = true }: { readonly isQuestion?: boolean } = {}): Promise<UnitVector[]> {
    if (!isQuestion) return await encodeInTurn(texts, signal);
    const found = new Map<string, UnitVector>();
    for (const text of texts) {
      const vector = questions().get(text);
      if (vector !== undefined) found.set(text, vector);
    }
    const missing = [...new Set(texts)].filter((text) => !found.has(text));
    if (missing.length > 0) {
      const vectors = await encodeInTurn(missing, signal);
      missing.forEach((text, index) => {
        const vector = vectors[index] as UnitVector;
        found.set(text, vector);
        questions().set(text, vector);
      });
      saveTimer ??= setTimeout(saveQuestions, SAVE_DELAY_MS).unref();
    }
    // Copies: a caller may do arithmetic in place.
    return texts.map((text) => (found.get(text) as UnitVector).slice() as UnitVector);
  }

  function saveQuestions(): void {
    if (saveTimer !== null) clearTimeout(saveTimer);
    saveTimer = null;
    questions().saveIgnoringErrors();
  }

  return {
    pack,
    encodeImages,
    encodeTexts,
    provider,
    warmText() {
      // Whatever is wrong with the pack or the process is told to the first question.
      call('warmText', { setup }).catch(() => undefined);
    },
    async close() {
      if (saveTimer !== null) saveQuestions();
    },
  };
}

/** Read on the first question: indexing asks none. */
function openQuestionCacheOnce(cacheDir: string, pack: ModelPack): () => ReturnType<typeof openQuestionCache> {
  let cache: ReturnType<typeof openQuestionCache> | null = null;
  return () => (cache ??= openQuestionCache(cacheDir, pack.fingerprint, pack.dim));
}
