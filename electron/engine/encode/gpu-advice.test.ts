import { expect, it } from 'vitest';
import { chooseGpuAdvice, describeGpuAdvice, type GpuFacts } from './gpu-advice.ts';

const linux: GpuFacts = {
  platform: 'linux', arch: 'x64', hasNvidiaDriver: false, hasGraphicsDevice: false, hasVulkanDriver: false, hasCudaRuntime: false,
};

it.each<[string, Partial<GpuFacts>, RegExp | null]>([
  ['the CUDA part of the runtime where an NVIDIA driver is', { hasNvidiaDriver: true, hasGraphicsDevice: true }, /onnxruntime-node-install=cuda12/],
  ['the CUDA libraries where the runtime has its part', { hasNvidiaDriver: true, hasCudaRuntime: true }, /install the CUDA and cuDNN libraries/],
  ['a Vulkan driver where a device has none', { hasGraphicsDevice: true }, /mesa-vulkan-drivers/],
  ['nothing where there is no GPU', {}, null],
  ['nothing where a GPU was tried and is no faster', { hasGraphicsDevice: true, hasVulkanDriver: true }, null],
  ['a driver on Windows', { platform: 'win32' }, /DirectX 12/],
  ['an update on macOS', { platform: 'darwin' }, /update macOS/],
])('advises %s', (_what, facts, expected) => {
  const advice = chooseGpuAdvice({ ...linux, ...facts });

  expect(advice === null ? null : expected?.test(describeGpuAdvice(advice))).toBe(expected === null ? null : true);
});
