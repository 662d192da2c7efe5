import type { DesktopBridge } from '../../shared/desktop-bridge.ts';

/** The preload's bridge in the desktop app; undefined in a browser. */
export function findBridge(): DesktopBridge | undefined {
  return (window as { readonly albumen?: DesktopBridge }).albumen;
}
