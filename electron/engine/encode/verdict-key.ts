import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, platform, release } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ModelPack } from './model-pack.ts';
import { stampFile } from './pack-cache.ts';

/** Where Windows keeps the display drivers. Source: Microsoft, "System-Defined Device Setup Classes", class Display. */
const WINDOWS_DISPLAY_CLASS = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}`;

/**
 * Everything that a provider's verdict depends on, as one text: processor, graphics devices and their driver, the
 * runtime's version, the pack, and the files of its graphs for GPUs. When any of it changes, providers are tried again.
 */
export async function verdictKey(pack: ModelPack): Promise<string> {
  const processor = `${platform()} ${arch()} ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}`;
  const graphs = Object.entries(pack.imageGraphs).map(([provider, file]) => `${provider} ${stampFile(file)}`);
  return [processor, await describeDrivers(), describeRuntime(), pack.fingerprint, ...graphs.sort()].join(' | ');
}

async function describeDrivers(): Promise<string> {
  if (platform() === 'linux') return describeLinuxDrivers();
  if (platform() === 'win32') return `${release()} ${await readWindowsDrivers()}`;
  // On macOS the drivers are part of the system.
  return release();
}

/** The kernel carries most drivers, NVIDIA's tells its own version, and Mesa's show in the list of Vulkan drivers. */
function describeLinuxDrivers(): string {
  const cards = listFolder('/sys/class/drm')
    .filter((name) => /^card\d+$/.test(name))
    .map((name) => `${readText(`/sys/class/drm/${name}/device/vendor`)}:${readText(`/sys/class/drm/${name}/device/device`)}`);
  const nvidia = readText('/proc/driver/nvidia/version').split('\n', 1)[0] ?? '';
  const vulkan = listFolder('/usr/share/vulkan/icd.d').map((name) => `${name} ${stampFile(join('/usr/share/vulkan/icd.d', name))}`);
  return [release(), ...cards, nvidia, ...vulkan].filter((part) => part !== '').join(' ');
}

async function readWindowsDrivers(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('reg', ['query', WINDOWS_DISPLAY_CLASS, '/s', '/v', 'DriverVersion']);
    return [...stdout.matchAll(/DriverVersion\s+REG_SZ\s+(\S+)/g)].map((match) => match[1]).join(' ');
  } catch {
    // Without the registry's answer a new driver alone does not lead to a new trial; the system's version still does.
    return 'drivers unknown';
  }
}

/**
 * Version and libraries of the runtime: the CUDA part is added to its folder later. Read from the package's own files,
 * since importing it here would load it into the engine's process.
 */
function describeRuntime(): string {
  const file = createRequire(import.meta.url).resolve('onnxruntime-node/package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  const libraries = listFolder(join(dirname(file), 'bin', 'napi-v6', platform(), arch()));
  return `onnxruntime ${version} ${libraries.filter((name) => name.includes('provider')).join(' ')}`.trim();
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // No such devices on this machine.
    return [];
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // No such device on this machine.
    return '';
  }
}
