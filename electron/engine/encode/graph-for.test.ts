import { expect, it } from 'vitest';
import { graphFor } from './graph-for.ts';

it("takes a provider's own graph, else the one for GPUs, and the default on the CPU", () => {
  const graphs = { default: 'fp32.onnx', gpu: 'fp16.onnx', webgpu: 'q4f16.onnx' };

  expect(['cpu', 'cuda', 'webgpu'].map((provider) => graphFor(graphs, provider))).toEqual(['fp32.onnx', 'fp16.onnx', 'q4f16.onnx']);
  expect(graphFor({ default: 'fp32.onnx' }, 'cuda')).toBe('fp32.onnx');
});
