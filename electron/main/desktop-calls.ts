import { z } from 'zod';
import { photoId } from '../../shared/contract/schemas.ts';
import type { Appearance } from '../../shared/desktop-bridge.ts';
import { ASK, TELL, type DesktopAnswer } from '../../shared/desktop-channels.ts';
import { isOwnPage, type SenderFrame } from './check-sender.ts';
import type { PhotoFiles } from './photo-files.ts';

/** Where a message came from: the part that is used of Electron's IPC events, and of the window that sent it. */
export interface Sender<Contents> {
  readonly senderFrame: SenderFrame | null;
  readonly sender: Contents;
}

/** The part that is used of Electron's ipcMain. */
export interface MainIpc<Contents> {
  handle(channel: string, listener: (event: Sender<Contents>, argument: unknown) => Promise<unknown>): void;
  on(channel: string, listener: (event: Sender<Contents>, argument: unknown) => void): unknown;
}

/** What the window's calls do. */
export interface DesktopActions<Contents> {
  readonly files: PhotoFiles;
  /** Shows the system's folder dialog over the window. */
  chooseFolder(window: Contents, title: string): Promise<string | null>;
  connectEngine(window: Contents): void;
  startDrag(window: Contents, paths: readonly string[]): void;
  setAppearance(appearance: Appearance): void;
  log(line: string): void;
}

const ids = z.array(photoId).min(1).max(10_000);
const title = z.string().max(200);
const path = z.string().min(1).max(32_768);
const appearance = z.object({ language: z.string().max(35), theme: z.enum(['light', 'dark', 'system']) });

/**
 * Answer the window's calls to the desktop. Every message is dropped that does not come from the window's own page or
 * whose content is none of the bridge's.
 */
export function answerDesktopCalls<Contents>(ipc: MainIpc<Contents>, actions: DesktopActions<Contents>): void {
  const { files } = actions;

  function answer<T>(channel: string, schema: z.ZodType<T>, run: (argument: T, window: Contents) => Promise<unknown>): void {
    ipc.handle(channel, async (event, argument): Promise<DesktopAnswer<unknown>> => {
      if (!isOwnPage(event.senderFrame)) return refuseStranger(channel, event);
      const parsed = schema.safeParse(argument);
      if (!parsed.success) return { ok: false, message: 'This is no call of Albumen.' };
      try {
        return { ok: true, value: await run(parsed.data, event.sender) };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        actions.log(`${channel}: ${message}`);
        return { ok: false, message };
      }
    });
  }

  function hear<T>(channel: string, schema: z.ZodType<T>, run: (argument: T, window: Contents) => void): void {
    ipc.on(channel, (event, argument) => {
      if (!isOwnPage(event.senderFrame)) return void refuseStranger(channel, event);
      const parsed = schema.safeParse(argument);
      if (parsed.success) run(parsed.data, event.sender);
    });
  }

  function refuseStranger(channel: string, { senderFrame }: Sender<Contents>): DesktopAnswer<never> {
    actions.log(`refused ${channel} from ${senderFrame?.url ?? 'a frame that is gone'}`);
    return { ok: false, message: 'Only Albumen itself may ask this.' };
  }

  answer(ASK.chooseFolder, title, async (asked, window) => {
    const folder = await actions.chooseFolder(window, asked);
    if (folder !== null) files.noteChosen(folder);
    return folder;
  });
  answer(ASK.revealPhotos, ids, async (asked) => await files.reveal(asked));
  answer(ASK.revealPath, path, async (asked) => await files.revealPath(asked));
  answer(ASK.openPhotos, ids, async (asked) => await files.open(asked));
  hear(TELL.connectEngine, z.undefined(), (_asked, window) => actions.connectEngine(window));
  hear(TELL.setAppearance, appearance, (asked) => actions.setAppearance(asked));
  hear(TELL.startDrag, ids, (asked, window) => {
    files.find(asked).then(
      (paths) => actions.startDrag(window, paths),
      // The person sees that nothing is dragged; the reason is in the log.
      (error: unknown) => actions.log(`${TELL.startDrag}: ${String(error)}`),
    );
  });
}
