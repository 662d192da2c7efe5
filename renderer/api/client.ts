import type { ActivitySnapshot } from '../../shared/contract/activity-schemas.ts';
import { createReconnectingClient } from '../../shared/wire/reconnecting-link.ts';
import { connect } from './connect.ts';
import { useConnection } from '../stores/connection.ts';

const connection = createReconnectingClient();
connection.onState((state) => useConnection.setState({ state }));
connect(connection);

/** Every call of the engine: the only way by which remote data comes into the window. */
export const api = connection.client;

/** Follow what the engine does by itself, for as long as the window lives; it goes on by itself after a lost connection. */
export function followActivity(listener: (snapshot: ActivitySnapshot) => void): void {
  api.activity.follow.subscribe(undefined, {
    onData: listener,
    // A bug in the engine's stream: it says so in its log, and the window asks again with the next connection.
    onError: () => undefined,
  });
}
