import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

/** Marks the fuses in Electron's binary. Source: @electron/fuses, constants.ts. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Fuse states as bytes, in the binary's order, as Electron ships them: all on but V8 snapshots and cookies. */
const WIRE = '101110011';

/**
 * What electron-builder needs of an unpacked Electron for Linux, since the real one cannot be had here: a program whose
 * fuses can be set, and nothing that runs.
 */
export async function makeFakeElectronDist(folder: string): Promise<void> {
  const source = join(folder, 'default-app');
  for (const each of ['dist/locales', 'dist/resources', 'default-app']) mkdirSync(join(folder, each), { recursive: true });
  const program = join(folder, 'dist', 'electron');
  writeFileSync(program, Buffer.concat([
    Buffer.from(`#!/bin/sh\nexit 1\n${SENTINEL}`, 'latin1'), Buffer.from([1, WIRE.length]), Buffer.from(WIRE, 'latin1'), Buffer.from('\n'),
  ]));
  chmodSync(program, 0o755);
  writeFileSync(join(folder, 'dist', 'version'), '45.4.1');
  for (const language of ['en-US', 'de', 'fr']) writeFileSync(join(folder, 'dist', 'locales', `${language}.pak`), '');
  writeFileSync(join(source, 'package.json'), '{"main":"main.js"}');
  writeFileSync(join(source, 'main.js'), '');
  await createPackage(source, join(folder, 'dist', 'resources', 'default_app.asar'));
}
