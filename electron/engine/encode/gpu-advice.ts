import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import type { GpuAdvice } from '../../../shared/contract/doctor-facts.ts';

/** What of a machine decides the advice. */
export interface GpuFacts {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** An NVIDIA driver is loaded. */
  readonly hasNvidiaDriver: boolean;
  /** A graphics device of any make shows. */
  readonly hasGraphicsDevice: boolean;
  /** A Vulkan driver is installed, which WebGPU needs on Linux. */
  readonly hasVulkanDriver: boolean;
  /** The CUDA part of ONNX Runtime is there; npm does not bring it. */
  readonly hasCudaRuntime: boolean;
}

const AGAIN = 'then run `albumen doctor` again.';
const SENTENCES: Readonly<Record<GpuAdvice, string>> = {
  'windows-driver': 'Install the newest driver from the maker of the graphics card (DirectML needs DirectX 12), then run `albumen doctor` again.',
  'macos-update': 'CoreML is part of macOS: update macOS, then run `albumen doctor` again.',
  'cuda-runtime':
    'An NVIDIA GPU is there, but not the CUDA part of ONNX Runtime: install CUDA and cuDNN, run ' +
    '`node node_modules/onnxruntime-node/script/install.js --onnxruntime-node-install=cuda12` in the folder of Albumen (it downloads from nuget.org), ' +
    AGAIN,
  'cuda-libraries': `An NVIDIA GPU and ONNX Runtime's CUDA part are there: install the CUDA and cuDNN libraries that it asks for above, ${AGAIN}`,
  'vulkan-driver': `A graphics device is there, but no Vulkan driver: install it (Debian and Ubuntu: mesa-vulkan-drivers; for NVIDIA its own driver), ${AGAIN}`,
};

/** The advice in English, one or two sentences. */
export function describeGpuAdvice(advice: GpuAdvice): string {
  return SENTENCES[advice];
}

/** What a person can install so that a GPU is used, given that none is; null where nothing would help. */
export function chooseGpuAdvice(facts: GpuFacts = readGpuFacts()): GpuAdvice | null {
  if (facts.platform === 'linux') return adviseOnLinux(facts);
  if (facts.platform === 'win32') return 'windows-driver';
  return facts.platform === 'darwin' ? 'macos-update' : null;
}

function adviseOnLinux(facts: GpuFacts): GpuAdvice | null {
  if (facts.hasNvidiaDriver && facts.arch === 'x64') return facts.hasCudaRuntime ? 'cuda-libraries' : 'cuda-runtime';
  // No device, or one that was tried and is no faster: nothing to install would help.
  return facts.hasGraphicsDevice && !facts.hasVulkanDriver ? 'vulkan-driver' : null;
}

function readGpuFacts(): GpuFacts {
  const runtime = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
  const cuda = join(runtime, 'bin', 'napi-v6', platform(), arch(), 'libonnxruntime_providers_cuda.so');
  return {
    platform: platform(),
    arch: arch(),
    hasNvidiaDriver: existsSync('/proc/driver/nvidia/version') || existsSync('/dev/nvidiactl'),
    hasGraphicsDevice: existsSync('/dev/dri'),
    hasVulkanDriver: existsSync('/usr/share/vulkan/icd.d') || existsSync('/etc/vulkan/icd.d'),
    hasCudaRuntime: existsSync(cuda),
  };
}
