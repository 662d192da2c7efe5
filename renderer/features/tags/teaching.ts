import { create } from 'zustand';

/** What the page of a tag that is being taught can be told; it hands it over while it is open. */
export interface TeachControls {
  /** Say whether the photo shows it; null passes it over. */
  answer(isYes: boolean | null): Promise<void>;
}

/** The controls of the lesson, while there is a photo to ask about. */
export const useTeaching = create<{ readonly controls: TeachControls | null }>()(() => ({ controls: null }));
