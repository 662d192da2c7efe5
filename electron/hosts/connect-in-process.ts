import type { Engine } from '../../shared/contract/engine.ts';
import { createClient, type AlbumenClient } from '../../shared/wire/create-client.ts';
import { portLink } from '../../shared/wire/port-link.ts';
import { createPortPair } from '../../shared/wire/port-pair.ts';
import { servePort } from './serve-port.ts';

/** A client of an engine in this process: the same checks, messages and errors as over any other port. */
export function connectInProcess(engine: Engine | Promise<Engine>): { client: AlbumenClient; disconnect: () => void } {
  const [clientEnd, serverEnd] = createPortPair();
  servePort(serverEnd, engine);
  return { client: createClient(portLink(clientEnd)), disconnect: () => clientEnd.close() };
}
