import { describe, expect, it, vi } from 'vitest';
import type { MainPort } from '../hosts/utility/main-port.ts';
import type { EngineExit, EngineProcess } from './engine-process.ts';
import { superviseEngine, type EngineSupervisor, type Patience } from './supervise-engine.ts';

const PATIENT: Patience = { firstWaitMs: 1, longestWaitMs: 4, crashesMost: 3, withinMs: 60_000, closeLongestMs: 1_000 };

interface Supervised {
  readonly supervisor: EngineSupervisor;
  /** Engines so far; each can be ended. */
  readonly engines: { readonly served: MainPort[]; end(exit: EngineExit): void; readonly closed: number[] }[];
  readonly log: string[];
  readonly gaveUp: string[];
}

function supervised(patience = PATIENT): Supervised {
  const engines: Supervised['engines'] = [];
  const log: string[] = [];
  const gaveUp: string[] = [];
  const createChannel = (): { port1: MainPort; port2: MainPort } => ({ port1: namedPort('engine'), port2: namedPort('client') });
  const supervisor = superviseEngine({
    start(onExit) {
      const served: MainPort[] = [];
      const closed: number[] = [];
      engines.push({ served, closed, end: onExit });
      const engine: EngineProcess = {
        pid: engines.length,
        serve: (port) => void served.push(port),
        close(longestMs) {
          closed.push(longestMs);
          onExit({ reason: 'exit code 0', wasAsked: true });
          return Promise.resolve();
        },
      };
      return engine;
    },
    createChannel, patience, log: (line) => log.push(line), onGiveUp: (reason) => gaveUp.push(reason),
  });
  return { supervisor, engines, log, gaveUp };
}

function namedPort(name: string): MainPort {
  return { name, postMessage: () => undefined, on: () => undefined, start: () => undefined, close: () => undefined } as unknown as MainPort;
}

const crash: EngineExit = { reason: 'exit code 139 (Segmentation fault)', wasAsked: false };

function client(): { told: string[]; open(): void; lost(): void } {
  const told: string[] = [];
  return { told, open: () => void told.push('open'), lost: () => void told.push('lost') };
}

describe('the supervisor', () => {
  it('gives every client a line, and a new one after a crash', async () => {
    const { supervisor, engines, log } = supervised();
    const [early, late, gone] = [client(), client(), client()];
    supervisor.join(early);
    supervisor.join(gone)();
    engines[0]?.end(crash);
    supervisor.join(late);
    expect(late.told).toEqual([]);
    await vi.waitFor(() => expect(engines).toHaveLength(2));
    expect({ early: early.told, late: late.told, gone: gone.told }).toEqual({ early: ['open', 'lost', 'open'], late: ['open'], gone: ['open'] });
    expect(engines.map(({ served }) => served.length)).toEqual([2, 2]);
    expect(log).toEqual(['engine started, process 1', 'engine ended: exit code 139 (Segmentation fault)', 'engine starts again in 1 ms', 'engine started, process 2']);
  });

  it('waits longer each time, then gives up and says why, until it is told to try again', async () => {
    const { supervisor, engines, log, gaveUp } = supervised();
    for (let count = 1; count <= PATIENT.crashesMost; count++) {
      await vi.waitFor(() => expect(engines).toHaveLength(count));
      engines.at(-1)?.end(crash);
    }
    expect(gaveUp).toEqual([crash.reason]);
    expect(log.filter((line) => line.startsWith('engine starts again'))).toEqual(['engine starts again in 1 ms', 'engine starts again in 2 ms']);
    expect(log.at(-1)).toMatch(/not started again: it ended 3 times/);
    const waiting = client();
    supervisor.join(waiting);
    supervisor.restart();
    expect({ engines: engines.length, told: waiting.told }).toEqual({ engines: 4, told: ['open'] });
    engines.at(-1)?.end(crash);
    expect(gaveUp).toHaveLength(1);
  });

  it('closes the engine and starts none after that', async () => {
    const { supervisor, engines } = supervised();
    await supervisor.stop();
    supervisor.restart();
    expect(engines.map(({ closed }) => closed)).toEqual([[PATIENT.closeLongestMs]]);
  });

  it('starts none when it is stopped between a crash and the restart', async () => {
    const { supervisor, engines } = supervised();
    engines[0]?.end(crash);
    await supervisor.stop();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(engines).toHaveLength(1);
  });
});
