import type { Engine } from '../../shared/contract/engine.ts';
import { createEngine } from '../engine/create-engine.ts';
import { servePort } from './serve-port.ts';
import { openMainLine } from './utility/engine-side.ts';
import type { EngineProcessOptions } from './utility/host-messages.ts';
import { portFromMainPort } from './utility/main-port.ts';
import { utilityParentPort } from './utility/parent-port.ts';

// The desktop's engine process: one library, any number of lines to clients, until main says `close`.
const parent = utilityParentPort();
if (parent === null) throw new Error('The engine process runs only as a utility process of Electron.');

const opened = Promise.withResolvers<Engine>();
// Where it cannot be opened, every call is answered with the reason; the log has it too.
opened.promise.catch((error: unknown) => tellMain(error));

const line = openMainLine(parent, {
  open: (options) => opened.resolve(open(options)),
  serve: (port) => servePort(portFromMainPort(port), opened.promise),
  close: () => void close(),
});

function open({ homeDir, picturesDir, ...options }: EngineProcessOptions): Promise<Engine> {
  return createEngine({ ...options, host: { ...line.abilities, homeDir, picturesDir } });
}

/** Main keeps what is written here in the app's log. */
function tellMain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** An engine that never opened, or that fails to close, must not hold the process back: main waits for `closed`. */
async function close(): Promise<void> {
  try {
    await (await opened.promise).close();
  } catch (error) {
    tellMain(error);
  }
  line.tellClosed();
  // Native threads must not hold the process back.
  // oxlint-disable-next-line unicorn/no-process-exit -- an entry
  process.exit(0);
}
