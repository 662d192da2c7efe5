import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderReport } from './encoders.ts';
import { saveCacheFileIgnoringErrors } from './save-cache-file.ts';

/** Verdicts kept; each new driver or pack adds one. */
const VERDICTS_MAX = 50;

/**
 * The verdict that was reached before under the same circumstances.
 *
 * @param key Machine, driver, runtime and pack, see `verdictKey`.
 * @returns Null where there is none; a damaged file counts as none.
 */
export function readVerdict(cacheDir: string, key: string): ProviderReport | null {
  const report = readVerdicts(cacheDir)[key];
  const isWhole = typeof report?.provider === 'string' && typeof report.photosPerSecond === 'number' && Array.isArray(report.rejected);
  return isWhole ? report : null;
}

/** Keep a verdict. Where it cannot be written, the providers are tried again at the next start. */
export function saveVerdictIgnoringErrors(cacheDir: string, key: string, report: ProviderReport): void {
  const { [key]: _old, ...others } = readVerdicts(cacheDir);
  const kept = Object.entries(others).slice(1 - VERDICTS_MAX);
  saveCacheFileIgnoringErrors(verdictsFile(cacheDir), JSON.stringify({ ...Object.fromEntries(kept), [key]: report }, null, 1));
}

function readVerdicts(cacheDir: string): Record<string, ProviderReport> {
  try {
    const value: unknown = JSON.parse(readFileSync(verdictsFile(cacheDir), 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, ProviderReport>) : {};
  } catch {
    // None yet, or damaged: every provider is tried again.
    return {};
  }
}

function verdictsFile(cacheDir: string): string {
  return join(cacheDir, 'providers.json');
}
