import { MessageChannel } from 'node:worker_threads';
import { connectInProcess } from '../../electron/hosts/connect-in-process.ts';
import { portFromMainPort } from '../../electron/hosts/utility/main-port.ts';
import { servePort } from '../../electron/hosts/serve-port.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { createClient, type AlbumenClient } from '../../shared/wire/create-client.ts';
import { portFromMessagePort } from '../../shared/wire/port.ts';
import { portLink } from '../../shared/wire/port-link.ts';
import { createReconnectingClient } from '../../shared/wire/reconnecting-link.ts';
import { FakeMessageChannel } from '../desktop/fake-ports.ts';
import { openDoor } from '../fixtures/open-door.ts';

export interface Connection {
  readonly client: AlbumenClient;
  readonly disconnect: () => void;
}

interface Transport {
  readonly name: string;
  readonly connect: (engine: Engine) => Promise<Connection>;
}

/** The lines that calls travel over. */
export const LINES: readonly Transport[] = [
  { name: 'in process', connect: (engine) => Promise.resolve(connectInProcess(engine)) },
  {
    name: 'over a MessagePort',
    connect(engine) {
      const { port1, port2 } = new MessageChannel();
      servePort(portFromMessagePort(port2), engine);
      return Promise.resolve({ client: createClient(portLink(portFromMessagePort(port1))), disconnect: () => port1.close() });
    },
  },
  {
    name: "over Electron's ports",
    connect(engine) {
      const { port1, port2 } = new FakeMessageChannel();
      servePort(portFromMainPort(port2), engine);
      const line = portFromMainPort(port1);
      return Promise.resolve({ client: createClient(portLink(line)), disconnect: () => line.close() });
    },
  },
  {
    name: 'over a WebSocket',
    async connect(engine) {
      const port = await (await openDoor(engine)).openWindow();
      return { client: createClient(portLink(port)), disconnect: () => port.close() };
    },
  },
];

/** Every way that a client reaches the engine; the contract suite runs over each. */
export const TRANSPORTS: readonly Transport[] = [
  ...LINES,
  {
    name: 'over a line that may be replaced',
    connect(engine) {
      const { port1, port2 } = new MessageChannel();
      servePort(portFromMessagePort(port2), engine);
      const connection = createReconnectingClient();
      connection.attach(portFromMessagePort(port1));
      return Promise.resolve({ client: connection.client, disconnect: () => connection.close() });
    },
  },
];
