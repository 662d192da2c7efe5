import { fileURLToPath } from 'node:url';

/** The folder of the built window: beside the built command line, or in dist/ of a checkout. */
export function rendererFolder(): string {
  const up = import.meta.url.endsWith('.ts') ? '../../../dist/renderer' : './renderer';
  return fileURLToPath(new URL(up, import.meta.url)).replaceAll('\\', '/');
}
