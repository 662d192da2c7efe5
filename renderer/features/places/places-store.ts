import { create } from 'zustand';
import type { PhotoPositions } from '../../../shared/contract/timeline-schemas.ts';
import { api } from '../../api/client.ts';
import type { MapBox } from '../../map/map-view.ts';
import type { BoxAnswer } from './cluster-index.ts';
import type { ClusterReply, ClusterRequest } from './cluster-worker.ts';
import { sayProblem } from '../../ui/say-problem.ts';

export interface PlacesStore {
  /** Where photos are; null until it has been read. */
  readonly positions: PhotoPositions | null;
  /** What lies in the box that was last asked for, with the positions that it names; it stays while the next one is awaited. */
  readonly shown: { readonly positions: PhotoPositions; readonly answer: BoxAnswer } | null;
  readonly problem: string | null;
  /** Read where the photos are. Asked again, it reads again: the library may have changed. */
  load(): Promise<void>;
  /** Ask what lies in a box, and for clusters around it too; of many questions only the last is answered. */
  look(box: MapBox, around: MapBox, zoom: number): void;
}

const ID_BYTES = 16;

/** A photo of the positions, by its index. */
export function positionedId({ ids }: PhotoPositions, index: number): string {
  return Array.from(ids.subarray(index * ID_BYTES, (index + 1) * ID_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where the photos of the library are, and what the map shows of them. */
export const usePlaces = create<PlacesStore>()((set, get) => {
  let worker: Worker | null = null;
  let isReady = false;
  let isBusy = false;
  let latest: Extract<ClusterRequest, { ask: number }> | null = null;
  let asked = 0;

  function tell(request: ClusterRequest): void {
    worker ??= startWorker();
    worker.postMessage(request);
  }
  function askLatest(): void {
    // One question at a time: those that come meanwhile are forgotten but for the last.
    if (!isReady || isBusy || latest === null || latest.ask === asked) return;
    isBusy = true;
    asked = latest.ask;
    tell(latest);
  }
  function startWorker(): Worker {
    const started = new Worker(new URL('./cluster-worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<ClusterReply>) => {
      if ('ready' in data) {
        isReady = true;
        // Positions are new: what was asked of the old ones is asked again.
        asked = 0;
        isBusy = false;
      } else {
        isBusy = false;
        const { positions } = get();
        // An answer that was on its way when the positions changed names photos of the old ones.
        if (isReady && positions) set({ shown: { positions, answer: data.answer } });
      }
      askLatest();
    };
    return started;
  }

  return {
    positions: null,
    shown: null,
    problem: null,
    async load() {
      try {
        const positions = await api.timeline.positions.query();
        if (positions.version === get().positions?.version) return;
        isReady = false;
        set({ positions, problem: null });
        tell({ positions: { latitudes: positions.latitudes, longitudes: positions.longitudes } });
      } catch (error) {
        set({ problem: sayProblem(error) });
      }
    },
    look(box, around, zoom) {
      latest = { ask: (latest?.ask ?? 0) + 1, box, around, zoom };
      askLatest();
    },
  };
});
