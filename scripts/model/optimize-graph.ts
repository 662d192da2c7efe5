import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { env, InferenceSession } from 'onnxruntime-node';

/**
 * Save a graph as ONNX Runtime has optimized it for the CPU, with its weights in a file beside it.
 *
 *     node scripts/model/optimize-graph.ts <graph.onnx> <optimized.onnx>
 *
 * The runtime does the same to a graph as it comes whenever it loads it, so that the vectors are the same to the last bit; weights of
 * their own are mapped into memory instead of read and copied. "Extended" are the optimizations that no processor's features
 * decide about. Why: docs/decisions/018-load-an-optimized-text-graph.md.
 */
const SMALLEST_WEIGHT_BYTES = 1024;

const [source, target] = process.argv.slice(2);
if (source === undefined || target === undefined) throw new Error('say which graph, and where to: optimize-graph.ts <graph.onnx> <optimized.onnx>');
env.logLevel = 'error';
const weights = `${basename(target, '.onnx')}.data`;
writeFileSync(join(dirname(target), weights), ''); // The runtime appends to a file that is there.
const session = await InferenceSession.create(source, {
  executionProviders: ['cpu'],
  graphOptimizationLevel: 'extended',
  optimizedModelFilePath: target,
  extra: {
    session: {
      optimized_model_external_initializers_file_name: weights,
      optimized_model_external_initializers_min_size_in_bytes: String(SMALLEST_WEIGHT_BYTES),
    },
  },
});
await session.release();
