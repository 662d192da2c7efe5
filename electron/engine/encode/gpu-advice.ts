import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

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

/**
 * What a person can install so that a GPU is used, given that none is.
 *
 * @returns One or two sentences, or null where nothing would help.
 */
export function describeGpuAdvice(facts: GpuFacts = readGpuFacts()): string | null {
  if (facts.platform === 'linux') return adviseOnLinux(facts);
  if (facts.platform === 'win32') {
    return 'Install the newest driver from the maker of the graphics card (DirectML needs DirectX 12), then run `albumen doctor` again.';
  }
  if (facts.platform === 'darwin') return 'CoreML is part of macOS: update macOS, then run `albumen doctor` again.';
  return null;
}

function adviseOnLinux(facts: GpuFacts): string | null {
  const again = 'then run `albumen doctor` again.';
  if (facts.hasNvidiaDriver && facts.arch === 'x64' && !facts.hasCudaRuntime) {
    return (
      'An NVIDIA GPU is there, but not the CUDA part of ONNX Runtime: install CUDA and cuDNN, run ' +
      '`node node_modules/onnxruntime-node/script/install.js --onnxruntime-node-install=cuda12` in the folder of Albumen (it downloads from nuget.org), ' +
      again
    );
  }
  if (facts.hasNvidiaDriver && facts.arch === 'x64') {
    return `An NVIDIA GPU and ONNX Runtime's CUDA part are there: install the CUDA and cuDNN libraries that it asks for above, ${again}`;
  }
  if (facts.hasGraphicsDevice && !facts.hasVulkanDriver) {
    return `A graphics device is there, but no Vulkan driver: install it (Debian and Ubuntu: mesa-vulkan-drivers; for NVIDIA its own driver), ${again}`;
  }
  // No device, or one that was tried and is no faster: nothing to install would help.
  return null;
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
