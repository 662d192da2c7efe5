import { create } from 'zustand';
import type { FolderInfo } from '../../shared/contract/schemas.ts';
import { api } from '../api/client.ts';
import { useActivity } from './activity.ts';

export interface FoldersStore {
  /** Null until they are read. */
  readonly folders: readonly FolderInfo[] | null;
  load(): Promise<void>;
  /** Add a folder and begin to index it. */
  add(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  exclude(path: string): Promise<void>;
  include(path: string): Promise<void>;
}

/** The folders of the library. */
export const useFolders = create<FoldersStore>()((set) => ({
  folders: null,
  load: async () => set({ folders: await api.library.folders.list.query() }),
  async add(path) {
    set({ folders: await api.library.folders.add.mutate({ path }) });
    await useActivity.getState().rescan([path]);
  },
  remove: async (path) => set({ folders: await api.library.folders.remove.mutate({ path }) }),
  exclude: async (path) => set({ folders: await api.library.folders.exclude.mutate({ path }) }),
  async include(path) {
    set({ folders: await api.library.folders.include.mutate({ path }) });
    await useActivity.getState().rescan([path]);
  },
}));
