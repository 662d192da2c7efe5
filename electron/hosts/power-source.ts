import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** An answer that cost a process is good for this long, milliseconds: nobody minds half a minute of indexing on battery. */
const REMEMBERED_MS = 30_000;
/** A helper program of the system that has not answered by now will not. */
const HELPER_TIMEOUT_MS = 10_000;
const SYS_POWER = '/sys/class/power_supply';
/** Prints `Online`, `Offline` or `Unknown`. */
const POWER_LINE = 'Add-Type -AssemblyName System.Windows.Forms; [System.Windows.Forms.SystemInformation]::PowerStatus.PowerLineStatus';

/** Tells whether this machine runs on its battery; false where that cannot be known. */
export function createPowerSource(platform: NodeJS.Platform): () => Promise<boolean> {
  if (platform === 'linux') return async () => isDischarging(await readPowerSupplies(SYS_POWER));
  if (platform === 'darwin') return remembered(async () => isBatteryByPmset(await ask('pmset', ['-g', 'batt'])));
  if (platform === 'win32') return remembered(async () => isBatteryByPowerLine(await ask('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', POWER_LINE])));
  return () => Promise.resolve(false);
}

/** One entry of /sys/class/power_supply. Source: Linux, Documentation/ABI/testing/sysfs-class-power. */
export interface PowerSupply {
  readonly type: string | null;
  readonly online: string | null;
  readonly status: string | null;
  /** `Device` is the battery of a mouse or headset. */
  readonly scope: string | null;
}

/** @param folder /sys/class/power_supply, or one like it. */
export async function readPowerSupplies(folder: string): Promise<PowerSupply[]> {
  const names = await readdir(folder).catch(() => [] as string[]); // No such folder: a machine without power management.
  return await Promise.all(names.map(async (name) => {
    // Attributes that a driver does not have are missing files, or fail when they are read.
    const read = async (attribute: string): Promise<string | null> => await readFile(join(folder, name, attribute), 'utf8').then((text) => text.trim(), () => null);
    const [type, online, status, scope] = await Promise.all([read('type'), read('online'), read('status'), read('scope')]);
    return { type, online, status, scope };
  }));
}

/** True where a battery of the machine is running down and no other source feeds it. */
export function isDischarging(supplies: readonly PowerSupply[]): boolean {
  const isFed = supplies.some(({ type, online }) => type !== 'Battery' && online === '1');
  return !isFed && supplies.some(({ type, status, scope }) => type === 'Battery' && scope !== 'Device' && status === 'Discharging');
}

/** @param text What `pmset -g batt` prints: its first line names the source. */
export function isBatteryByPmset(text: string): boolean {
  return /^Now drawing from 'Battery Power'/m.test(text);
}

/** @param text .NET's PowerLineStatus. */
export function isBatteryByPowerLine(text: string): boolean {
  return text.trim() === 'Offline';
}

function remembered(look: () => Promise<boolean>): () => Promise<boolean> {
  let last: { readonly atMs: number; readonly answer: Promise<boolean> } | null = null;
  return async () => {
    if (last === null || Date.now() - last.atMs > REMEMBERED_MS) {
      // Without the helper it cannot be known, which counts as mains.
      last = { atMs: Date.now(), answer: look().catch(() => false) };
    }
    return await last.answer;
  };
}

async function ask(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, [...args], { timeout: HELPER_TIMEOUT_MS, windowsHide: true });
  return stdout;
}
