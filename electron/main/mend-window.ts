/** The part that is used of a window's WebContents. */
export interface MendedContents {
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string; readonly exitCode: number }) => void): unknown;
  on(event: 'unresponsive' | 'responsive', listener: () => void): unknown;
  on(event: 'preload-error', listener: (event: unknown, path: string, error: Error) => void): unknown;
  isDestroyed(): boolean;
  reload(): void;
}

/** So often within so long is a window loaded again by itself. Chosen: one bad moment is mended unseen, a loop is not hidden. */
const RELOADS_MOST = 3;
const RELOADS_WITHIN_MS = 60_000;

/**
 * Load a window's page again when its process has ended; the address holds where the person was.
 *
 * @param giveUp Called instead when it keeps ending.
 */
export function mendWindow(contents: MendedContents, log: (line: string) => void, giveUp: () => void): void {
  let reloads: number[] = [];
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log(`the window's process ended: ${reason}, exit code ${exitCode}`);
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    const now = Date.now();
    reloads = [...reloads.filter((at) => now - at < RELOADS_WITHIN_MS), now];
    if (reloads.length > RELOADS_MOST) giveUp();
    else contents.reload();
  });
  contents.on('unresponsive', () => log('the window does not answer'));
  contents.on('responsive', () => log('the window answers again'));
  contents.on('preload-error', (_event, path, error) => log(`the preload ${path} failed: ${error.stack ?? error.message}`));
}
