import { describe, expect, it } from 'vitest';
import { ASK, TELL } from '../../shared/desktop-channels.ts';
import type { SenderFrame } from './check-sender.ts';
import { answerDesktopCalls, type MainIpc } from './desktop-calls.ts';

const id = '0123456789abcdef0123456789abcdef';
const own: SenderFrame = { origin: 'albumen://app', url: 'albumen://app/#/photos', parent: null };
type Listener = (event: { senderFrame: SenderFrame | null; sender: string }, argument: unknown) => unknown;

function answering(): { ask: (channel: string, argument: unknown, frame?: SenderFrame | null) => Promise<unknown>; done: string[] } {
  const done: string[] = [];
  const listeners = new Map<string, Listener>();
  const take = (channel: string, listener: unknown): void => void listeners.set(channel, listener as Listener);
  const note = (what: string) => (...args: unknown[]): Promise<void> => {
    done.push(`${what} ${args.flat().join(' ')}`.trim());
    return Promise.resolve();
  };
  const ipc: MainIpc<string> = { handle: take, on: take };
  answerDesktopCalls<string>(ipc, {
    files: {
      find: (ids) => Promise.resolve(ids.map((each) => `/photos/${each}.jpg`)),
      reveal: note('reveal'), open: () => Promise.reject(new Error('one.jpg was not opened: no program')), revealPath: note('revealPath'), noteChosen: (folder) => done.push(`chosen ${folder}`),
    },
    chooseFolder: (_window, title) => Promise.resolve(title === 'none' ? null : `/chosen/${title}`),
    connectEngine: (window) => void done.push(`connect ${window}`),
    startDrag: (_window, paths) => void done.push(`drag ${paths.join(' ')}`),
    setAppearance: ({ language, theme }) => void done.push(`appearance ${language} ${theme}`),
    log: (line) => void done.push(`log ${line}`),
  });
  return {
    done,
    async ask(channel, argument, frame = own) {
      const answer = await listeners.get(channel)?.({ senderFrame: frame, sender: 'window' }, argument);
      await new Promise((resolve) => setImmediate(resolve));
      return answer;
    },
  };
}

describe('the window\'s calls', () => {
  it('are answered', async () => {
    const { ask, done } = answering();
    expect(await ask(ASK.chooseFolder, 'Photos')).toEqual({ ok: true, value: '/chosen/Photos' });
    expect(await ask(ASK.chooseFolder, 'none')).toEqual({ ok: true, value: null });
    expect(await ask(ASK.revealPhotos, [id])).toEqual({ ok: true, value: undefined });
    expect(await ask(ASK.revealPath, '/photos')).toEqual({ ok: true, value: undefined });
    await ask(TELL.connectEngine, undefined);
    await ask(TELL.startDrag, [id]);
    await ask(TELL.setAppearance, { language: 'de', theme: 'dark' });
    expect(done).toEqual(['chosen /chosen/Photos', `reveal ${id}`, 'revealPath /photos', 'connect window', `drag /photos/${id}.jpg`, 'appearance de dark']);
  });

  it('say in words what went wrong', async () => {
    expect(await answering().ask(ASK.openPhotos, [id])).toEqual({ ok: false, message: 'one.jpg was not opened: no program' });
  });

  it.each<[string, SenderFrame | null]>([
    ['another page', { ...own, origin: 'https://example.org', url: 'https://example.org/' }],
    ['a page that only looks like it', { ...own, origin: 'albumen://app.evil', url: 'albumen://app.evil/' }],
    ['a frame within the page', { ...own, parent: own }],
    ['a blank page that the window opened', { ...own, url: 'about:blank' }],
    ['a frame that is gone', null],
  ])('are refused to %s', async (_what, frame) => {
    const { ask, done } = answering();
    for (const channel of Object.values(ASK)) expect(await ask(channel, [id], frame)).toMatchObject({ ok: false });
    for (const channel of Object.values(TELL)) await ask(channel, [id], frame);
    expect(done.filter((line) => !line.startsWith('log refused'))).toEqual([]);
    expect(done).toHaveLength(7);
  });

  it.each<[string, unknown]>([
    [ASK.revealPhotos, ['/etc/passwd']], [ASK.revealPhotos, []], [ASK.revealPhotos, id], [ASK.openPhotos, [`${id}/../x`]], [ASK.revealPath, ''], [ASK.revealPath, 5],
    [ASK.chooseFolder, { title: 'x' }], [TELL.startDrag, ['../x']], [TELL.setAppearance, { language: 'de', theme: 'loud' }], [TELL.connectEngine, 'x'],
  ])('are dropped when they are none: %s %j', async (channel, argument) => {
    const { ask, done } = answering();
    const isAnswered = (Object.values(ASK) as string[]).includes(channel);
    expect(await ask(channel, argument)).toEqual(isAnswered ? { ok: false, message: 'This is no call of Albumen.' } : undefined);
    expect(done).toEqual([]);
  });
});
