import { create } from 'zustand';

/** What the open photo can be told to do; the viewer hands it over while it is open. */
export interface ViewerControls {
  zoomIn(): void;
  zoomOut(): void;
  zoomToFit(): void;
  /** One pixel of the picture for one of the screen. */
  zoomToPixels(): void;
  /** Fitted to 100 %, and back. */
  toggleZoom(): void;
  /** Move a picture that is larger than the stage, in parts of the stage's smaller side. */
  pan(right: number, down: number): void;
  /** Go so many photos on in the list. */
  step(by: number): void;
  goTo(end: 'first' | 'last'): void;
  /** Play or hold a video; nothing for a picture. */
  togglePlay(): void;
}

export interface ViewerStore {
  readonly isInfoShown: boolean;
  readonly isFilmstripShown: boolean;
  readonly isSlideshow: boolean;
  /** The moving part of a Live or motion photo plays. */
  readonly isMotionPlaying: boolean;
  /** Null while no photo is open. */
  readonly controls: ViewerControls | null;
  toggleInfo(): void;
  toggleFilmstrip(): void;
  setSlideshow(isSlideshow: boolean): void;
  setMotionPlaying(isMotionPlaying: boolean): void;
}

/** How the viewer shows the open photo; which one that is, the address says. */
export const useViewer = create<ViewerStore>()((set, get) => ({
  isInfoShown: false,
  isFilmstripShown: true,
  isSlideshow: false,
  isMotionPlaying: false,
  controls: null,
  toggleInfo: () => set({ isInfoShown: !get().isInfoShown }),
  toggleFilmstrip: () => set({ isFilmstripShown: !get().isFilmstripShown }),
  setSlideshow: (isSlideshow) => set({ isSlideshow }),
  setMotionPlaying: (isMotionPlaying) => set({ isMotionPlaying }),
}));
