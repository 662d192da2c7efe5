/** The scheme of the window's own files and pictures. Privileged: it has origins, and pictures and videos stream from it. */
export const APP_SCHEME = 'albumen';
/** The one host that is served. */
export const APP_HOST = 'app';
/** Origin of the window's page. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
/** Address of the window's page. */
export const APP_PAGE = `${APP_ORIGIN}/`;

/** What the scheme may do, to be said before Electron is ready. */
export const APP_PRIVILEGES = { standard: true, secure: true, stream: true, supportFetchAPI: true } as const;

/** True for an address of the window's own page or files. Node's URL gives such a scheme no origin, so its parts are compared. */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === '';
}
