import { create } from 'zustand';

/** Whether the engine answers. `connecting` only until it did for the first time. */
export const useConnection = create<{ readonly state: 'connecting' | 'connected' | 'lost' }>()(() => ({ state: 'connecting' }));
