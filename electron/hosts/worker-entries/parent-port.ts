/** The line from a forked child to the process that started it. */
export interface ParentPort {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/**
 * The child's end of a fork's channel. Call it once, first thing: it also sees to it that the child ignores Ctrl-C
 * (which reaches the whole process group, while the parent alone decides what stops) and never outlives its parent.
 */
export function openParentPort(): ParentPort {
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('A worker entry runs only as a forked child of Albumen.');
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
  // SIGKILL, because process.exit would wait for a decoder that hangs in libuv's thread pool.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
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
