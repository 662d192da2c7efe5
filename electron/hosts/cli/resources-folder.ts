import { fileURLToPath } from 'node:url';

/** The folder of the embedded model pack, place names and sample photos: beside `dist/` when built, at the root of a checkout. */
export function resourcesFolder(): string {
  const up = import.meta.url.endsWith('.ts') ? '../../../resources' : '../resources';
  return fileURLToPath(new URL(up, import.meta.url)).replaceAll('\\', '/');
}
