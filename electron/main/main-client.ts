import { createReconnectingClient } from '../../shared/wire/reconnecting-link.ts';
import type { AlbumenClient } from '../../shared/wire/create-client.ts';
import { portFromMainPort } from '../hosts/utility/main-port.ts';
import type { EngineSupervisor } from './supervise-engine.ts';

/** Main's own line to the engine, by which it finds the files of pictures. It outlives restarts. */
export function createMainClient(supervisor: EngineSupervisor): AlbumenClient {
  const connection = createReconnectingClient();
  supervisor.join({
    open: (port) => connection.attach(portFromMainPort(port)),
    lost: () => connection.lose(),
  });
  return connection.client;
}
