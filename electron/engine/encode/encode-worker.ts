import { isAlbumenError } from '../../../shared/contract/errors.ts';
import { openImageEncoder, type ImageEncoder } from './image-encoder.ts';
import type { ModelPack } from './model-pack.ts';
import { warmRuntime } from './onnx-session.ts';
import { probeProvider, type ProbeResult } from './probe-provider.ts';
import { openTextEncoder, type TextEncoder } from './text-encoder.ts';

/** What every request carries, so that a process that was restarted needs no setting up. */
export interface EncodeSetup {
  readonly pack: ModelPack;
  /** Threads of one operator on the CPU; all cores where null. */
  readonly threads: number | null;
}

/** Requests of the encode process, by method. Plain data, structured-cloned. */
export interface EncodeRequests {
  /** Load the text encoder ahead of the first question. */
  warmText: { readonly setup: EncodeSetup };
  encodeImages: { readonly setup: EncodeSetup; readonly provider: string; readonly images: readonly Uint8Array[] };
  encodeTexts: { readonly setup: EncodeSetup; readonly texts: readonly string[] };
  tokenize: { readonly setup: EncodeSetup; readonly texts: readonly string[] };
  probe: { readonly setup: EncodeSetup; readonly provider: string };
}

export interface EncodeAnswers {
  warmText: null;
  encodeImages: readonly Float32Array[];
  encodeTexts: readonly Float32Array[];
  tokenize: readonly (readonly number[])[];
  probe: ProbeResult;
}

export type EncodeMethod = keyof EncodeRequests;

/** The two encoders of one pack, each loaded on first need: a question needs no image graph. */
export interface EncodeService {
  answer<Method extends EncodeMethod>(method: Method, args: EncodeRequests[Method]): Promise<EncodeAnswers[Method]>;
}

interface Message {
  readonly id: number;
  readonly method: EncodeMethod;
  readonly args: never;
}

/** A person waits for these; photos that are being indexed let them go first. */
const FIRST: ReadonlySet<EncodeMethod> = new Set(['encodeTexts', 'warmText']);

/**
 * Answer encode requests that arrive on a port, one at a time, questions before photos: `{id, method, args}` in,
 * `{id, ok: true, value}` or `{id, ok: false, error: {code, message}}` out.
 */
export function serveEncodeWorker(port: { postMessage(message: unknown): void; onMessage(listener: (message: unknown) => void): void }): void {
  const service = createEncodeService();
  // ONNX Runtime runs one graph at a time in this process; a queue keeps a session from being closed under a run.
  const waiting: Message[] = [];
  let isAtWork = false;

  async function answerWaiting(): Promise<void> {
    isAtWork = true;
    for (let next = takeNext(waiting); next; next = takeNext(waiting)) {
      const { id, method, args } = next;
      try {
        port.postMessage({ id, ok: true, value: await service.answer(method, args) });
      } catch (error) {
        port.postMessage({ id, ok: false, error: describeError(error) });
      }
    }
    isAtWork = false;
  }

  port.onMessage((message) => {
    waiting.push(message as Message);
    if (!isAtWork) void answerWaiting(); // It tells every error to whoever asked.
  });
  // Where the runtime does not work, the first request tells.
  warmRuntime().catch(() => undefined);
}

function takeNext(waiting: Message[]): Message | undefined {
  const first = waiting.findIndex(({ method }) => FIRST.has(method));
  return waiting.splice(Math.max(0, first), 1)[0];
}

/** The encoders behind the port; tests run them in process. */
export function createEncodeService(): EncodeService {
  let image: { readonly key: string; readonly encoder: ImageEncoder } | null = null;
  let text: { readonly key: string; readonly encoder: TextEncoder } | null = null;

  async function imageEncoder(setup: EncodeSetup, provider: string): Promise<ImageEncoder> {
    const key = `${provider} ${keyOf(setup)}`;
    if (image?.key === key) return image.encoder;
    await image?.encoder.close();
    image = null;
    image = { key, encoder: await openImageEncoder(setup.pack, { provider, threads: setup.threads ?? undefined }) };
    return image.encoder;
  }

  async function textEncoder(setup: EncodeSetup): Promise<TextEncoder> {
    const key = keyOf(setup);
    if (text?.key === key) return text.encoder;
    await text?.encoder.close();
    text = null;
    // One question is done on the CPU before a GPU has its data; only photos come in numbers.
    text = { key, encoder: await openTextEncoder(setup.pack, { provider: 'cpu', threads: setup.threads ?? undefined }) };
    return text.encoder;
  }

  const answers: { [Method in EncodeMethod]: (args: EncodeRequests[Method]) => Promise<EncodeAnswers[Method]> } = {
    async warmText({ setup }) {
      await textEncoder(setup);
      return null;
    },
    encodeImages: async ({ setup, provider, images }) => (await imageEncoder(setup, provider)).encode(images),
    encodeTexts: async ({ setup, texts }) => (await textEncoder(setup)).encode(texts),
    tokenize: async ({ setup, texts }) => (await textEncoder(setup)).tokenize(texts),
    probe: ({ setup, provider }) => probeProvider(setup.pack, { provider, threads: setup.threads ?? undefined }),
  };

  return {
    async answer(method, args) {
      if (!Object.hasOwn(answers, method)) throw new Error(`the encode process knows no method ${method}`);
      return answers[method](args);
    },
  };
}

function keyOf({ pack, threads }: EncodeSetup): string {
  return `${pack.fingerprint} ${pack.folder} ${threads ?? 'all'}`;
}

function describeError(error: unknown): { code: string; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  // What is not an AlbumenError is a bug here, or the runtime's; either way the model gave no answer.
  return { code: isAlbumenError(error) ? error.code : 'model-failed', message };
}
