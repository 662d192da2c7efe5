import { create } from 'zustand';
import coarseUrl from 'world-atlas/countries-110m.json?url';
import fineUrl from 'world-atlas/countries-50m.json?url';
import finestUrl from 'world-atlas/countries-10m.json?url';
import type { Atlas, AtlasScale } from './atlas-shapes.ts';

/** From which zoom a scale is drawn: where the one before begins to show its corners. */
const FROM_ZOOM: readonly (readonly [AtlasScale, number])[] = [['10m', 5], ['50m', 2], ['110m', Number.NEGATIVE_INFINITY]];
const URLS: Readonly<Record<AtlasScale, string>> = { '110m': coarseUrl, '50m': fineUrl, '10m': finestUrl };
const SCALES: readonly AtlasScale[] = ['110m', '50m', '10m'];

interface AtlasStore {
  readonly atlases: Partial<Readonly<Record<AtlasScale, Atlas>>>;
  /** True when no land can be drawn: the photos are shown on the sea. */
  readonly isMissing: boolean;
}

/** Coasts and borders as far as they have been read; for as long as the window lives. */
export const useAtlas = create<AtlasStore>()(() => ({ atlases: {}, isMissing: false }));

const asked = new Set<AtlasScale>();
let worker: Worker | null = null;

/** The scale that suits a zoom. */
export function scaleForZoom(zoom: number): AtlasScale {
  return FROM_ZOOM.find(([, from]) => zoom >= from)?.[0] ?? '110m';
}

/** The best atlas held for a zoom: the one that suits it, else the finest coarser one, else any. */
export function bestAtlas(atlases: AtlasStore['atlases'], zoom: number): Atlas | null {
  const wanted = SCALES.indexOf(scaleForZoom(zoom));
  const order = [...SCALES.slice(0, wanted + 1).toReversed(), ...SCALES.slice(wanted + 1)];
  return order.map((scale) => atlases[scale]).find((atlas) => atlas !== undefined) ?? null;
}

/** Read what a zoom needs, the coarsest first, so that something is seen at once. */
export function wantAtlas(zoom: number): void {
  for (const scale of ['110m', scaleForZoom(zoom)] as const) {
    if (asked.has(scale)) continue;
    asked.add(scale);
    worker ??= startWorker();
    worker.postMessage({ url: new URL(URLS[scale], location.href).href });
  }
}

function startWorker(): Worker {
  const started = new Worker(new URL('./atlas-worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<{ url: string; atlas?: Atlas; problem?: string }>) => {
    const scale = SCALES.find((each) => new URL(URLS[each], location.href).href === data.url);
    if (scale === undefined) return;
    if (data.atlas) {
      useAtlas.setState((store) => ({ atlases: { ...store.atlases, [scale]: data.atlas }, isMissing: false }));
      return;
    }
    // Asked for again with the next map; until then a coarser one stands in for it.
    asked.delete(scale);
    useAtlas.setState((store) => ({ isMissing: Object.keys(store.atlases).length === 0 }));
  };
  return started;
}
