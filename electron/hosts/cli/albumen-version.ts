import { readFileSync } from 'node:fs';

declare global {
  /** Put in place by scripts/build.ts; absent when the sources run. */
  // oxlint-disable-next-line no-var -- only `var` declares a global
  var ALBUMEN_VERSION: string | undefined;
}

/** Albumen's version, as package.json has it. */
export function albumenVersion(): string {
  const built = globalThis.ALBUMEN_VERSION;
  if (built !== undefined) return built;
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
