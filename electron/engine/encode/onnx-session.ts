import { existsSync } from 'node:fs';
import { env, InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { ElementType, GraphValue } from './graph-values.ts';

/** A tensor to feed: values in the element type that the graph asks for, row-major. */
export interface TensorInput {
  readonly type: ElementType;
  readonly data: Float32Array | Float16Array | Uint8Array | Int32Array | BigInt64Array;
  readonly shape: readonly number[];
}

/** One loaded graph. */
export interface GraphSession {
  readonly file: string;
  readonly provider: string;
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  /**
   * @returns The named output as float32, whatever its element type, with its shape.
   * @throws AlbumenError `model-failed` when the graph fails on these inputs.
   */
  run(feeds: Readonly<Record<string, TensorInput>>, output: string): Promise<{ readonly data: Float32Array; readonly shape: readonly number[] }>;
  release(): Promise<void>;
}

export interface SessionOptions {
  /** cpu, cuda, dml, coreml or webgpu. */
  readonly provider: string;
  /** Threads of one operator on the CPU; all cores where it is not given. */
  readonly threads?: number | undefined;
}

/*
 * [Note: The runtime tells nobody]
 * Since 1.29 ONNX Runtime's own builds for Linux and macOS send Microsoft an event a process and a session (names and hashes of models among
 * them) and keep an id of the device in the person's cache folder, unless this is set before the first session. Nothing leaves the
 * machine, so it is set whatever the person's environment says. The build for Windows has no such sender: it writes trace events
 * (ETW), which Windows collects or not as the person told it.
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';

// Errors come back as exceptions; what the runtime prints beside them would stand in the middle of our own output.
env.logLevel = 'fatal';

/**
 * Load a graph for one provider. No other provider takes over unseen: where it cannot run, this throws.
 *
 * @param file Absolute path of the ONNX graph; external data files are found beside it.
 * @throws AlbumenError `pack-invalid` for a graph that the CPU cannot load, `model-failed` where another provider cannot.
 */
export async function openGraphSession(file: string, options: SessionOptions): Promise<GraphSession> {
  const { provider, threads } = options;
  if (!existsSync(file)) throw new AlbumenError('pack-invalid', `${file} is missing: expected an ONNX graph`);
  const session = await createSession(file, provider, threads);
  return {
    file,
    provider,
    inputs: session.inputMetadata.map(describeValue),
    outputs: session.outputMetadata.map(describeValue),
    async run(feeds, output) {
      const tensors = Object.entries(feeds).map(([name, feed]) => [name, toTensor(feed)] as const);
      let results: InferenceSession.OnnxValueMapType;
      try {
        results = await session.run(Object.fromEntries(tensors), [output]);
      } catch (error) {
        throw new AlbumenError('model-failed', `${file} failed on ${provider}: ${firstLine(error)}`, { cause: error });
      }
      const result = results[output] as Tensor;
      return { data: toFloat32(result, file), shape: result.dims };
    },
    release: () => session.release(),
  };
}

/** One Relu of one number: the smallest graph that makes the runtime set itself up. ONNX IR 8, opset 17. */
const SMALLEST_GRAPH = 'CAg6MwoMCgF4EgF5IgRSZWx1EgFnWg8KAXgSCgoICAESBAoCCAFiDwoBeRIKCggIARIECgIIAUIECgAQEQ==';

/** Have the runtime set itself up, which it does for the first graph that is loaded (30 to 40 ms), while there is nothing else to do. */
export async function warmRuntime(): Promise<void> {
  const session = await InferenceSession.create(Buffer.from(SMALLEST_GRAPH, 'base64'), { executionProviders: ['cpu'], logSeverityLevel: 4 });
  await session.release();
}

/** Providers that the installed runtime was built with; whether they run is only known by trying. */
export function listBuiltProviders(): string[] {
  return listSupportedBackends().map((backend) => backend.name);
}

/** Version of the runtime, as in "1.30.0". */
export function runtimeVersion(): string {
  return env.versions.node ?? env.versions.common;
}

async function createSession(file: string, provider: string, threads: number | undefined): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(file, {
      executionProviders: [provider],
      logSeverityLevel: 4,
      // Idle threads wait instead of spinning: decoding needs those cores. Measured with the embedded pack on two busy
      // cores: 30 CPU ms a photo become 20, and a first question takes 140 CPU ms instead of 205.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
      // DirectML forbids both. Source: ONNX Runtime's page on the DirectML execution provider.
      ...(provider === 'dml' ? { enableMemPattern: false, executionMode: 'sequential' as const } : {}),
    });
  } catch (error) {
    if (provider === 'cpu') {
      throw new AlbumenError('pack-invalid', `${file} cannot be loaded: ${firstLine(error)}. Expected a whole ONNX graph; download it again`, { cause: error });
    }
    throw new AlbumenError('model-failed', `${provider} cannot load ${file}: ${firstLine(error)}`, { cause: error });
  }
}

function describeValue(value: InferenceSession.ValueMetadata): GraphValue {
  return value.isTensor ? { name: value.name, type: value.type, shape: value.shape } : { name: value.name, type: 'no tensor', shape: [] };
}

/**
 * The binding takes the byte length of a Float16Array for 0 under Node 24 and refuses the tensor ("not enough space",
 * microsoft/onnxruntime issue 26791 and pull request 32323), while the tensor's class turns the Uint16Array that the
 * binding does take into a Float16Array. So the class is passed by: the data is laid over its getter.
 */
function toTensor({ type, data, shape }: TensorInput): Tensor {
  const tensor = new Tensor(type, data as Float32Array, shape);
  if (data instanceof Float16Array) {
    Object.defineProperty(tensor, 'data', { value: new Uint16Array(data.buffer, data.byteOffset, data.length) });
  }
  return tensor;
}

function toFloat32(tensor: Tensor, file: string): Float32Array {
  if (tensor.type === 'float32') return tensor.data as Float32Array;
  if (tensor.type === 'float16' || tensor.type === 'float64') return Float32Array.from(tensor.data as unknown as ArrayLike<number>);
  throw new AlbumenError('pack-invalid', `${file}: the output is ${tensor.type}; expected float32 or float16`);
}

/** The runtime's message in one line, without the place in its source that comes first. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? message).replace(/^\S+\.cc:\d+ .* was false\. /, '');
}
