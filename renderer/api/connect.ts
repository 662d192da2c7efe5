import { keepConnected } from '../../shared/wire/keep-connected.ts';
import type { ReconnectingClient } from '../../shared/wire/reconnecting-link.ts';
import { openWebSocketPort, WIRE_PATH } from '../../shared/wire/web-socket-port.ts';

/** Join the window to its engine, by the door that it was opened through. */
export function connect(connection: ReconnectingClient): void {
  const url = new URL(WIRE_PATH, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const kept = keepConnected(connection, () => openWebSocketPort(new WebSocket(url)));
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) kept.retryNow();
  });
}
