import type { MenuTexts } from './menu-texts.ts';

/** The parts of Electron that dialogs are made with. */
export type DialogElectron = Pick<typeof import('electron'), 'app' | 'dialog' | 'shell'>;

/** What is told when something stopped for good: a way on, the log, the way out. */
interface Stopped {
  readonly message: string;
  readonly detail: string;
  readonly tryAgain: () => void;
}

/** What the app says in the system's dialogs, in the person's language. */
export interface AppDialogs {
  engineStopped(reason: string, tryAgain: () => void): Promise<void>;
  windowStopped(tryAgain: () => void): Promise<void>;
  imageNotTaken(path: string, reason: 'too-large' | Error): void;
  showLog(): void;
}

/**
 * @param texts The words now: the language may change while the app runs.
 * @param logFile Shown in the file manager on demand.
 */
export function createDialogs({ app, dialog, shell }: DialogElectron, texts: () => MenuTexts, logFile: string): AppDialogs {
  const showLog = (): void => shell.showItemInFolder(logFile);

  async function tellStopped({ message, detail, tryAgain }: Stopped): Promise<void> {
    const words = texts();
    for (;;) {
      const buttons = [words.tryAgain, words.showLog, words.quit];
      const { response } = await dialog.showMessageBox({ type: 'error', message, detail, buttons, defaultId: 0, cancelId: 0, noLink: true });
      if (response === 0) return tryAgain();
      if (response !== 1) return app.quit();
      showLog();
    }
  }

  return {
    async engineStopped(reason, tryAgain) {
      const { engineStopped, engineStoppedDetail } = texts();
      await tellStopped({ message: engineStopped, detail: engineStoppedDetail.replace('{reason}', () => reason), tryAgain });
    },
    async windowStopped(tryAgain) {
      const { windowStopped, windowStoppedDetail } = texts();
      await tellStopped({ message: windowStopped, detail: windowStoppedDetail, tryAgain });
    },
    imageNotTaken(path, reason) {
      dialog.showErrorBox('Albumen', reason === 'too-large' ? `${texts().tooLarge}: ${path}` : reason.message);
    },
    showLog,
  };
}
