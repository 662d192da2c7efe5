import type { MainPort } from '../hosts/utility/main-port.ts';
import type { EngineExit, EngineProcess } from './engine-process.ts';
import type { CreateChannel } from './utility-child.ts';

/** Somebody with a line to the engine: a window, or main itself. */
export interface EngineClient {
  /** A line to an engine that runs; the one before is dead. */
  open(port: MainPort): void;
  /** The engine has ended, whatever the line says. */
  lost(): void;
}

/** How patient the supervisor is; all in milliseconds but for the count. */
export interface Patience {
  /** Wait before the first restart; each further one in a row waits twice as long. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** So many crashes within `withinMs` are enough: it gives up. */
  readonly crashesMost: number;
  readonly withinMs: number;
  /** An engine that was told to close is ended after this. */
  readonly closeLongestMs: number;
}

/**
 * Chosen: a crash by one photo is met by the next start, which leaves that photo out; an engine that cannot run at all
 * (a missing library of the system) says so within seconds instead of trying for ever. Closing finishes the batch that is
 * being written, some 100 ms, on a slow drive a few seconds.
 */
export const PATIENCE: Patience = { firstWaitMs: 250, longestWaitMs: 10_000, crashesMost: 5, withinMs: 180_000, closeLongestMs: 10_000 };

export interface SupervisorOptions {
  /** Start one engine; tell its end. */
  readonly start: (onExit: (exit: EngineExit) => void) => EngineProcess;
  readonly createChannel: CreateChannel;
  readonly log: (line: string) => void;
  /** Called when it has crashed too often; `restart` begins anew. */
  readonly onGiveUp: (lastReason: string) => void;
  readonly patience?: Patience;
}

export interface EngineSupervisor {
  /** Give a client a line now, where the engine runs, and a new one after every restart. @returns What ends that. */
  join(client: EngineClient): () => void;
  /** Start again after giving up. */
  restart(): void;
  /** Close the engine for good. Resolves when its process is gone. */
  stop(): Promise<void>;
}

/**
 * Keep an engine running: started at once, and again with growing pauses when it ends unasked. Every client is told of
 * the end, since a port may never say so, and gets a new line.
 */
export function superviseEngine(options: SupervisorOptions): EngineSupervisor {
  const { log, patience = PATIENCE } = options;
  const clients = new Set<EngineClient>();
  let running: EngineProcess | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let crashes: number[] = [];
  let isStopped = false;

  function start(): void {
    timer = null;
    running = options.start(onExit);
    log(`engine started, process ${running.pid ?? 'unknown'}`);
    for (const client of clients) giveLine(client, running);
  }

  function giveLine(client: EngineClient, engine: EngineProcess): void {
    const { port1, port2 } = options.createChannel();
    engine.serve(port1);
    client.open(port2);
  }

  function onExit({ reason, wasAsked }: EngineExit): void {
    running = null;
    log(`engine ended: ${reason}${wasAsked ? ', as asked' : ''}`);
    for (const client of clients) client.lost();
    if (isStopped || wasAsked) return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < patience.withinMs), now];
    if (crashes.length >= patience.crashesMost) {
      log(`engine is not started again: it ended ${crashes.length} times within ${Math.round(patience.withinMs / 60_000)} minutes`);
      options.onGiveUp(reason);
      return;
    }
    const waitMs = Math.min(patience.longestWaitMs, patience.firstWaitMs * 2 ** (crashes.length - 1));
    log(`engine starts again in ${waitMs} ms`);
    timer = setTimeout(start, waitMs);
  }

  start();
  return {
    join(client) {
      clients.add(client);
      if (running !== null) giveLine(client, running);
      return () => void clients.delete(client);
    },
    restart() {
      crashes = [];
      if (running === null && timer === null && !isStopped) start();
    },
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await running?.close(patience.closeLongestMs);
    },
  };
}
