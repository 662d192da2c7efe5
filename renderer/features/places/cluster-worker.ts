import type { MapBox } from '../../map/map-view.ts';
import { createClusterIndex, type BoxAnswer, type ClusterIndex, type Positions } from './cluster-index.ts';

/** What the worker is told: where the photos are, or which box to look into. */
export type ClusterRequest = { readonly positions: Positions } | { readonly ask: number; readonly box: MapBox; readonly around: MapBox; readonly zoom: number };
/** What it says: that it is ready, or what lies in the box of a question. */
export type ClusterReply = { readonly ready: true } | { readonly ask: number; readonly answer: BoxAnswer };

// A worker's own scope, of which the window's types know nothing: only what is used here.
const scope = self as unknown as { onmessage: ((event: MessageEvent<ClusterRequest>) => void) | null; postMessage(message: ClusterReply): void };

let index: ClusterIndex | null = null;

// An index of 100,000 photos takes almost half a second to build, and a box milliseconds: not in the way of the map.
scope.onmessage = ({ data }) => {
  if ('positions' in data) {
    index = createClusterIndex(data.positions);
    scope.postMessage({ ready: true });
  } else if (index) scope.postMessage({ ask: data.ask, answer: index.ask(data.box, data.around, data.zoom) });
};
