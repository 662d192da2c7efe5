import type { App, AppOptions } from './app/create-app.ts';
import type { SettingsFile } from './app/settings-file.ts';

/** What the window asks beside photos, loaded when it is first needed. */
export function createAppAccess(options: AppOptions): App {
  let loading: Promise<App> | null = null;
  const app = (): Promise<App> => (loading ??= import('./app/create-app.ts').then(({ createApp }) => createApp(options)));
  return {
    suggestFolders: async () => await (await app()).suggestFolders(),
    browseFolders: async (path) => await (await app()).browseFolders(path),
    storedData: async () => await (await app()).storedData(),
    exportData: async (folder) => await (await app()).exportData(folder),
    importData: async (file) => await (await app()).importData(file),
    refuseToDelete: async () => await (await app()).refuseToDelete(),
    deleteEverything: async () => await (await app()).deleteEverything(),
  };
}

/** Questions that the person asked lately, latest first; none where they keep none. */
export async function recentQuestions(settings: SettingsFile): Promise<readonly string[]> {
  const { keepRecentQuestions, recentQuestions: recent } = await settings.read();
  return keepRecentQuestions ? recent : [];
}
