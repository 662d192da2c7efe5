import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { serveWeb, type WebDoor } from '../web/serve-web.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { dataFolder } from './library-location.ts';
import { openBrowser } from './open-browser.ts';
import { rendererFolder } from './renderer-folder.ts';
import { writeFully } from './write-fully.ts';

export interface ServeOptions {
  readonly port?: number;
  readonly open: boolean;
}

/**
 * `albumen serve`: the app in a browser until Ctrl-C, which is how it is meant to end (exit code 0). The address is
 * printed at once, not at the end as other answers are.
 */
export async function runServe(context: CliContext, options: ServeOptions): Promise<Outcome> {
  const rendererDir = rendererFolder();
  if (!existsSync(join(rendererDir, 'index.html'))) {
    throw new AlbumenError('not-found', `the window is not built (${rendererDir} is missing); in a checkout: npm run build`);
  }
  const engine = await context.openEngine();
  const door = await serveWeb(engine, { port: options.port ?? 0, rendererDir, keyFile: posix.join(dataFolder(context), 'browser-key') });
  try {
    const { url, port } = door;
    const line = context.json ? JSON.stringify({ url, port, library: context.library }) : `Albumen is at ${url}`;
    await writeFully(context.stdout, `${line}\n`);
    if (options.open) await tryToOpen(door, context);
    context.tell('Served on this machine only, to whoever has the address. Ctrl-C ends it.');
    await aborted(context.signal);
  } finally {
    await door.close();
  }
  return { exitCode: EXIT.done };
}

/** A browser that does not open is no failure: the address stands there. */
async function tryToOpen(door: WebDoor, context: CliContext): Promise<void> {
  const reason = await openBrowser(context.platform, door.launchUrl());
  if (reason !== null) context.tell(`No browser could be opened (${reason}): open the address yourself.`);
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
