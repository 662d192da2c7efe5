import { shapesOfAtlas, type AtlasTopology } from './atlas-shapes.ts';

/** What the worker is asked: the address of an atlas of the window's own. */
interface AtlasRequest {
  readonly url: string;
}

// A worker's own scope, of which the window's types know nothing: only what is used here.
const scope = self as unknown as { onmessage: ((event: MessageEvent<AtlasRequest>) => void) | null; postMessage(message: unknown, transfer: Transferable[]): void };

// Reading and projecting the finest atlas takes 200 ms and more: not in the way of a hand that drags the map.
scope.onmessage = ({ data: { url } }) => {
  void readAtlas(url);
};

async function readAtlas(url: string): Promise<void> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const atlas = shapesOfAtlas((await response.json()) as AtlasTopology);
    scope.postMessage({ url, atlas }, [atlas.land, atlas.borders].flatMap(({ points, starts, boxes }) => [points.buffer, starts.buffer, boxes.buffer] as Transferable[]));
  } catch (error) {
    scope.postMessage({ url, problem: error instanceof Error ? error.message : String(error) }, []);
  }
}
