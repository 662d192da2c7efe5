import { describe, expect, it } from 'vitest';
import { ENGINE_LINE } from '../../shared/desktop-bridge.ts';
import { ASK, HEAR, TELL } from '../../shared/desktop-channels.ts';
import { createBridge } from './create-bridge.ts';

type Listener = (event: { readonly ports: readonly unknown[] }, ...args: unknown[]) => void;

function bridged(platform: NodeJS.Platform = 'linux') {
  const sent: unknown[][] = [];
  const posted: unknown[][] = [];
  const listeners = new Map<string, Listener>();
  const answers = new Map<string, unknown>([[ASK.chooseFolder, { ok: true, value: '/photos' }], [ASK.openPhotos, { ok: false, message: 'no program' }]]);
  const bridge = createBridge({
    ipc: {
      invoke(...args) {
        sent.push(args);
        return Promise.resolve(answers.get(args[0]) ?? { ok: true, value: undefined });
      },
      send: (...args) => void sent.push(args),
      on: (channel, listener) => listeners.set(channel, listener),
    },
    webUtils: { getPathForFile: (file) => (file.name === 'dropped' ? 'C:\\Photos' : '') },
    page: { origin: 'albumen://app', postMessage: (...args) => void posted.push(args) },
    platform,
  });
  return { bridge, sent, posted, hear: (channel: string, message: unknown, ports: unknown[] = []) => listeners.get(channel)?.({ ports }, message) };
}

describe('window.albumen', () => {
  it('holds functions only: no way to another channel', () => {
    const { bridge } = bridged();
    expect(Object.entries(bridge).filter(([, value]) => typeof value !== 'function')).toEqual([['platform', 'linux']]);
  });

  it('asks and tells main, each by its own channel', async () => {
    const { bridge, sent } = bridged();
    expect(await bridge.chooseFolder('Choose')).toBe('/photos');
    await bridge.revealPhotos(['a']);
    await bridge.revealPath('/photos');
    bridge.startDrag(['a']);
    bridge.setAppearance({ language: 'de', theme: 'dark', more: 1 } as never);
    bridge.connectEngine();
    expect(sent).toEqual([
      [ASK.chooseFolder, 'Choose'], [ASK.revealPhotos, ['a']], [ASK.revealPath, '/photos'], [TELL.startDrag, ['a']], [TELL.setAppearance, { language: 'de', theme: 'dark' }], [TELL.connectEngine],
    ]);
  });

  it('throws what main says went wrong, in main\'s words', async () => {
    await expect(bridged().bridge.openPhotos(['a'])).rejects.toThrow(/^no program$/);
  });

  it('hands lines to the engine over to the page alone', () => {
    const { posted, hear } = bridged();
    const message = { kind: ENGINE_LINE, state: 'open' };
    hear(HEAR.engineLine, message, ['port']);
    expect(posted).toEqual([[message, 'albumen://app', ['port']]]);
  });

  it('tells of menu commands until that is stopped', () => {
    const { bridge, hear } = bridged();
    const heard: string[] = [];
    const stop = bridge.onMenuCommand((commandId) => heard.push(commandId));
    hear(HEAR.menuCommand, 'go.photos');
    stop();
    hear(HEAR.menuCommand, 'go.places');
    expect(heard).toEqual(['go.photos']);
  });

  it('keeps opened images for a page that listens later', () => {
    const { bridge, hear } = bridged();
    const heard: unknown[] = [];
    hear(HEAR.openedImages, ['first']);
    const stop = bridge.onOpenedImages((images) => heard.push(images));
    hear(HEAR.openedImages, ['second']);
    stop();
    bridge.onOpenedImages((images) => heard.push(images));
    expect(heard).toEqual([['first'], ['second']]);
  });

  it('says where a dropped folder lies, as the engine writes paths', () => {
    const { bridge } = bridged('win32');
    expect([bridge.pathOfFile(new File([], 'dropped')), bridge.pathOfFile(new File([], 'pasted'))]).toEqual(['C:/Photos', null]);
  });
});
