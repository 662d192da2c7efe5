import { serveDecodeWorker } from '../../electron/engine/decode/decode-worker.ts';

/** The real decode worker, in a process of its own, as `hosts/worker-entries` runs it. */
serveDecodeWorker({
  postMessage: (message) => void process.send?.(message),
  onMessage: (listener) => void process.on('message', listener),
});
process.once('disconnect', () => process.exit());
