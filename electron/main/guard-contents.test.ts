import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession, LINKS_OUT, type GuardedContents, type GuardedSession } from './guard-contents.ts';

type OpenHandler = Parameters<GuardedContents['setWindowOpenHandler']>[0];

function guarded(): { contents: EventEmitter; open: OpenHandler; opened: string[] } {
  const opened: string[] = [];
  let open: OpenHandler = () => ({ action: 'deny' });
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: OpenHandler) => void (open = handler) });
  guardContents(contents, (url) => opened.push(url));
  return { contents, open, opened };
}

/** True where going there was prevented. */
function isPrevented(contents: EventEmitter, event: string, url: string): boolean {
  let prevented = false;
  contents.emit(event, { url, preventDefault: () => void (prevented = true) });
  return prevented;
}

describe('a window', () => {
  it.each(['https://example.org/', 'file:///etc/passwd', 'albumen://other/', 'albumen://app/assets/x.js', 'albumen://app.evil/', 'javascript:alert(1)', 'data:text/html,x', 'about:blank', ''])(
    'cannot be led to %s', (url) => {
      const { contents } = guarded();
      for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) expect(isPrevented(contents, event, url)).toBe(true);
    });

  it('may load its own page again, wherever the person is in it', () => {
    const { contents } = guarded();
    expect(isPrevented(contents, 'will-navigate', 'albumen://app/#/search?q=dogs')).toBe(false);
  });

  it('opens no other window, and only the links that Albumen names in the browser', () => {
    const { open, opened } = guarded();
    const [link = ''] = LINKS_OUT;
    for (const url of [link, 'https://example.org/', `${link}?x`, 'file:///etc/passwd', 'albumen://app/']) expect(open({ url })).toEqual({ action: 'deny' });
    expect(opened).toEqual([link]);
  });

  it('embeds no page', () => {
    const { contents } = guarded();
    expect(isPrevented(contents, 'will-attach-webview', '')).toBe(true);
  });
});

describe('a session', () => {
  const said: { spelling?: boolean } = {};
  const handlers: Partial<Record<'request' | 'check' | 'device' | 'before', (...args: never[]) => unknown>> = {};
  const session: GuardedSession = {
    setPermissionRequestHandler: (handler) => void (handlers.request = handler),
    setPermissionCheckHandler: (handler) => void (handlers.check = handler),
    setDevicePermissionHandler: (handler) => void (handlers.device = handler),
    setSpellCheckerEnabled: (isEnabled) => void (said.spelling = isEnabled),
    webRequest: { onBeforeRequest: (listener) => void (handlers.before = listener as never) },
  };
  guardSession(session);
  const call = (name: keyof typeof handlers, ...args: unknown[]): unknown => (handlers[name] as (...all: unknown[]) => unknown)(...args);

  it.each(['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read', 'fileSystem', 'unknown'])('refuses the permission %s', (permission) => {
    const answers: unknown[] = [];
    call('request', null, permission, (isGranted: unknown) => answers.push(isGranted));
    expect([...answers, call('check', null, permission), call('device')]).toEqual([false, false, false]);
  });

  it('lets a person copy a picture', () => {
    expect(call('check', null, 'clipboard-sanitized-write')).toBe(true);
  });

  it.each([
    ['albumen://app/', false], ['blob:albumen://app/1', false], ['data:image/png;base64,', false],
    ['https://example.org/', true], ['http://127.0.0.1/', true], ['ws://127.0.0.1/', true], ['file:///etc/passwd', true], ['nonsense', true],
  ])('is sent for %s: cancelled %s', (url, cancel) => {
    const answers: unknown[] = [];
    call('before', { url }, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel }]);
  });

  it('downloads no spelling dictionaries', () => {
    expect(said.spelling).toBe(false);
  });
});
