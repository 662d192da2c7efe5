import { create } from 'zustand';
import type { Settings, SettingsChange } from '../../shared/contract/app-schemas.ts';
import { api } from '../api/client.ts';

export interface SettingsStore {
  /** Null until they are read. */
  readonly settings: Settings | null;
  load(): Promise<void>;
  /** Shown at once; taken back when it cannot be kept. */
  change(change: SettingsChange): Promise<void>;
}

/** What the person chose. The engine keeps it, so that it is the same in every door. */
export const useSettings = create<SettingsStore>()((set, get) => ({
  settings: null,
  load: async () => set({ settings: await api.app.settings.query() }),
  async change(change) {
    const before = get().settings;
    if (before) set({ settings: { ...before, ...dropUndefined(change) } });
    try {
      set({ settings: await api.app.changeSettings.mutate(change) });
    } catch (error) {
      set({ settings: before });
      throw error;
    }
  },
}));

function dropUndefined(change: SettingsChange): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
