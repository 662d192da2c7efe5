import { APP_ORIGIN, isAppUrl } from './app-address.ts';

/** The part that is used of Electron's WebFrameMain. */
export interface SenderFrame {
  readonly origin: string;
  readonly url: string;
  /** Null for a window's top frame. */
  readonly parent: unknown;
}

/**
 * True for a message of the window's own page, in its top frame. Every message that reaches main is asked this first:
 * any page that ever came to run in a window could send one.
 *
 * @param frame Null where it is gone already.
 */
export function isOwnPage(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN && isAppUrl(frame.url);
}
