import type { MainPort } from './main-port.ts';

/** The part that is used of `process.parentPort`, which every utility process of Electron has. */
export interface UtilityParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: MainPort[] }) => void): unknown;
}

/** The line from this utility process to Electron's main; null in any other process. */
export function utilityParentPort(): UtilityParentPort | null {
  const { parentPort } = process as { readonly parentPort?: UtilityParentPort | null };
  return parentPort ?? null;
}
