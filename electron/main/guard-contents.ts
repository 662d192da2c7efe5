import { APP_PAGE, APP_SCHEME, isAppUrl } from './app-address.ts';

/** Pages that the window links to, opened in the person's own browser: the sources that it names, and nothing else. */
export const LINKS_OUT: readonly string[] = [
  'https://www.geonames.org/',
  'https://creativecommons.org/licenses/by/4.0/',
  'https://github.com/strukturag/libheif',
  'https://www.gnu.org/licenses/lgpl-3.0.html',
];

interface Preventable {
  preventDefault(): void;
}

/** The part that is used of Electron's WebContents. */
export interface GuardedContents {
  on(event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate', listener: (event: Preventable & { readonly url: string }) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void;
}

/** The part that is used of Electron's Session. */
export interface GuardedSession {
  setPermissionRequestHandler(handler: (contents: unknown, permission: string, answer: (isGranted: boolean) => void) => void): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setSpellCheckerEnabled(isEnabled: boolean): void;
  readonly webRequest: {
    onBeforeRequest(listener: (details: { readonly url: string }, answer: (response: { cancel: boolean }) => void) => void): void;
  };
}

/**
 * Keep a window on its own page: it cannot be led elsewhere, opens no other window and embeds no page.
 *
 * @param openLink Shows one of LINKS_OUT in the person's browser.
 */
export function guardContents(contents: GuardedContents, openLink: (url: string) => void): void {
  const stay = (event: Preventable & { readonly url: string }): void => {
    if (!isPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (LINKS_OUT.includes(url)) openLink(url);
    return { action: 'deny' };
  });
}

/** What the page may ask the browser for. Copying a picture is the one thing that a person does through it. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);
/** Nothing is sent: whatever is no part of the window itself is never fetched. */
const FETCHED: ReadonlySet<string> = new Set([`${APP_SCHEME}:`, 'blob:', 'data:', 'devtools:']);

/**
 * Refuse permissions, devices and every request that would leave the machine; and the spelling dictionaries that
 * Chromium would download.
 */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(GRANTED.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isFetched(url) }));
}

/** The page itself, whatever stands after `#`: a reload is no way out. */
function isPage(url: string): boolean {
  return isAppUrl(url) && url.split('#', 1)[0] === APP_PAGE;
}

function isFetched(url: string): boolean {
  return URL.canParse(url) && FETCHED.has(new URL(url).protocol);
}
