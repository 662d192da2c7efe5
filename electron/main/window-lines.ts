import { ENGINE_LINE, type EngineLineMessage } from '../../shared/desktop-bridge.ts';
import { HEAR } from '../../shared/desktop-channels.ts';
import type { MainPort } from '../hosts/utility/main-port.ts';
import type { EngineSupervisor } from './supervise-engine.ts';

/** The part that is used of a window's WebContents. */
export interface LineContents {
  isDestroyed(): boolean;
  postMessage(channel: string, message: unknown, transfer?: never[]): void;
  once(event: 'destroyed', listener: () => void): unknown;
}

/**
 * Hand lines to the engine to windows that ask for one, and a new one after every restart. A page that was loaded again
 * asks again, and its line before is dropped.
 */
export function createWindowLines(supervisor: EngineSupervisor): (contents: LineContents) => void {
  const joined = new Map<LineContents, () => void>();

  return (contents) => {
    const before = joined.get(contents);
    if (before === undefined) {
      contents.once('destroyed', () => {
        joined.get(contents)?.();
        joined.delete(contents);
      });
    }
    before?.();
    const tell = (state: EngineLineMessage['state'], ports: MainPort[]): void => {
      if (contents.isDestroyed()) return;
      contents.postMessage(HEAR.engineLine, { kind: ENGINE_LINE, state } satisfies EngineLineMessage, ports as never[]);
    };
    joined.set(contents, supervisor.join({ open: (port) => tell('open', [port]), lost: () => tell('lost', []) }));
  };
}
