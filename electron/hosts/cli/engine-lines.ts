import type { Engine } from '../../../shared/contract/engine.ts';
import type { AlbumenClient } from '../../../shared/wire/create-client.ts';
import { connectInProcess } from '../connect-in-process.ts';
import type { Surroundings } from './surroundings.ts';

/** Opens an engine on a library; for a window it is made where there is none. */
export type OpenEngine = (library: string, surroundings: Surroundings, isWindow: boolean) => Promise<Engine>;

interface OpenLine {
  readonly engine: Engine;
  readonly client: AlbumenClient;
}

/** The engines that one run of the command line opened: one a library. */
export class EngineLines {
  readonly #open: OpenEngine;
  readonly #surroundings: Surroundings;
  readonly #lines = new Map<string, Promise<OpenLine>>();

  constructor(open: OpenEngine, surroundings: Surroundings) {
    this.#open = open;
    this.#surroundings = surroundings;
  }

  /** A client of the engine on a library; the engine is opened the first time. */
  async connect(library: string): Promise<AlbumenClient> {
    return (await this.#lineTo(library, false)).client;
  }

  /** The engine on a library itself, for a door that serves it to others. */
  async engine(library: string): Promise<Engine> {
    return (await this.#lineTo(library, true)).engine;
  }

  /** Close the engine on one library; nothing where none is open. */
  async disconnect(library: string): Promise<void> {
    const opening = this.#lines.get(library);
    this.#lines.delete(library);
    // An engine that never opened has told its caller already, and has nothing to close.
    const line = await opening?.catch(() => null);
    await line?.engine.close();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#lines.keys()].map((library) => this.disconnect(library)));
  }

  async #lineTo(library: string, isWindow: boolean): Promise<OpenLine> {
    let line = this.#lines.get(library);
    if (line === undefined) {
      line = this.#openLine(library, isWindow);
      this.#lines.set(library, line);
    }
    return await line;
  }

  async #openLine(library: string, isWindow: boolean): Promise<OpenLine> {
    const engine = await this.#open(library, this.#surroundings, isWindow);
    return { engine, client: connectInProcess(engine).client };
  }
}
