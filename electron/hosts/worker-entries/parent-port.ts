import { utilityParentPort, type UtilityParentPort } from '../utility/parent-port.ts';
import type { MainPort } from '../utility/main-port.ts';

/** The line from a child process to the engine that asked for it. */
export interface ParentPort {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/**
 * The child's end of its line to the engine: of a fork's channel under Node, of a port that Electron's main hands over in
 * a utility process. Call it once, first thing: it also sees to it that the child ignores Ctrl-C (which reaches the whole
 * process group, while the parent alone decides what stops) and never outlives the engine.
 */
export function openParentPort(): ParentPort {
  const parent = utilityParentPort();
  if (parent !== null) return openUtilityPort(parent);
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('A worker entry runs only as a child process of Albumen.');
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
  process.on('disconnect', endAtOnce);
  return {
    postMessage(message) {
      // A failed send means that the parent is gone, and `disconnect` ends this process.
      send(message, undefined, undefined, () => undefined);
    },
    onMessage(listener) {
      process.on('message', listener);
    },
  };
}

/** Main's one message brings the line; there is nothing to answer before it came. */
function openUtilityPort(parent: UtilityParentPort): ParentPort {
  let line: MainPort | null = null;
  let listener: ((message: unknown) => void) | null = null;
  parent.on('message', ({ ports }) => {
    const [port] = ports;
    if (port === undefined || line !== null) return;
    line = port;
    port.on('message', ({ data }) => listener?.(data));
    port.on('close', endAtOnce);
    port.start();
  });
  return {
    postMessage: (message) => line?.postMessage(message),
    onMessage(next) {
      listener = next;
    },
  };
}

// SIGKILL, because process.exit would wait for a decoder that hangs in libuv's thread pool.
function endAtOnce(): void {
  process.kill(process.pid, 'SIGKILL');
}
