import { isEngineLineMessage, type DesktopBridge } from '../../shared/desktop-bridge.ts';
import { keepConnected } from '../../shared/wire/keep-connected.ts';
import { portFromMessagePort } from '../../shared/wire/port.ts';
import type { ReconnectingClient } from '../../shared/wire/reconnecting-link.ts';
import { openWebSocketPort, WIRE_PATH } from '../../shared/wire/web-socket-port.ts';
import { findBridge } from '../desktop/find-bridge.ts';

/** Join the window to its engine, by the door that it was opened through. */
export function connect(connection: ReconnectingClient): void {
  const bridge = findBridge();
  if (bridge) connectByBridge(bridge, connection);
  else connectByWebSocket(connection);
}

/** See [Note: The desktop's bridge]. */
function connectByBridge(bridge: DesktopBridge, connection: ReconnectingClient): void {
  window.addEventListener('message', ({ source, data, ports }: MessageEvent<unknown>) => {
    if (source !== window || !isEngineLineMessage(data)) return;
    const [port] = ports;
    if (data.state === 'lost') connection.lose();
    else if (port) connection.attach(portFromMessagePort(port));
  });
  bridge.connectEngine();
}

function connectByWebSocket(connection: ReconnectingClient): void {
  const url = new URL(WIRE_PATH, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const kept = keepConnected(connection, () => openWebSocketPort(new WebSocket(url)));
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) kept.retryNow();
  });
}
