import { giveWay, type Slice } from '../give-way.ts';
import { UNINDEXED_ROWS_MAX } from '../config.ts';
import { readAutoTags, writeAutoTags, type AutoTag } from '../store/auto-tags.ts';
import type { NewAutoTags, StoreWriter, VectorBatch } from '../store/library-store.ts';
import { READ_BY_ID_MAX, TAGGED_AT_ONCE, TAGGED_PER_TURN } from './limits.ts';

/** What gives tags to photos by their vectors. */
export interface AutoTagger {
  readonly fingerprint: string;
  /** By the vocabulary, one list a photo. @param vectors [count * dim]. */
  see(vectors: Float32Array, count: number): AutoTag[][];
  /** By what the person showed, for one of the photos. */
  recall(vectors: Float32Array, photo: number, dim: number): AutoTag[];
}

/** Both change when any photo may be given other tags than before. */
export interface TagKeys {
  /** With the vocabulary and the pack. */
  readonly seen: string;
  /** With what the person taught. */
  readonly taught: string;
}

/** How far the last refresh came. */
interface RefreshNote extends TagKeys {
  /** The photos' version at which nothing was left to do; null where it wrote, so that the next one looks again. */
  readonly version: string | null;
}
const NOTE = 'tags';

interface Refreshing {
  readonly load: () => Promise<AutoTagger>;
  readonly signal: AbortSignal | undefined;
  readonly slice: Slice;
}

/**
 * Give tags to the photos that no model has looked at, or to all where what gives them has changed. Photos without a vector
 * stay as they are, and are looked at again when they have one; their tags of another model are taken away.
 *
 * @param load Called only where there is something to do.
 */
export async function refreshTags(store: StoreWriter, keys: TagKeys, { load, signal, slice }: Refreshing): Promise<void> {
  const noted = (await store.note(NOTE)) as RefreshNote | null;
  const version = await store.photosVersion();
  const isSeen = noted?.seen === keys.seen;
  const isTaught = noted?.taught === keys.taught;
  if (isSeen && isTaught && noted.version === version) return;
  const { id, autoTags } = await store.photoColumns(['id', 'autoTags'], { includeHidden: true });
  const stored = new Map(id.map((each, i) => [each, autoTags[i] ?? null]));
  const due = isSeen && isTaught ? new Set([...stored].flatMap(([each, tags]) => (tags === null ? [each] : []))) : new Set(stored.keys());
  if (due.size > 0) {
    await giveWay(slice); // Of a large library that was some 0.1 s.
    const tagger = await load();
    const seen = new Set<string>();
    const write = createWriter(store, stored);
    let written = 0;
    for await (const { ids, vectors } of smallBatches(batchesOf(store, tagger.fingerprint, due))) {
      if (signal?.aborted) return;
      const tags = tagsOf(ids, vectors, { tagger, known: isSeen ? stored : null });
      written += await write(ids.map((each, i) => ({ id: each, autoTags: writeAutoTags(tags[i] ?? []) })));
      for (const each of ids) seen.add(each);
      await giveWay(slice); // Other calls are answered in between.
    }
    if (signal?.aborted) return;
    written += await write([...due].filter((each) => !seen.has(each)).map((each) => ({ id: each, autoTags: null })));
    written += await write([], true);
    // A row that is written anew falls out of every index: after the first time a question of 100,000 photos took 225 ms instead of 68.
    // Whoever comes after a kill in between finds nothing to write, and still the first time not noted.
    if (!isSeen || written > UNINDEXED_ROWS_MAX) await store.maintain();
  }
  if (!signal?.aborted) await store.writeNotes({ [NOTE]: { ...keys, version: due.size === 0 ? version : null } satisfies RefreshNote });
}

/** @param known What was seen before, where it still holds: then only what was taught is gone through again. */
function tagsOf(ids: readonly string[], vectors: Float32Array, { tagger, known }: { readonly tagger: AutoTagger; readonly known: ReadonlyMap<string, string | null> | null }): AutoTag[][] {
  const dim = vectors.length / Math.max(1, ids.length);
  const before = ids.map((id) => known?.get(id) ?? null);
  const seen = before.includes(null) ? tagger.see(vectors, ids.length) : before.map((tags) => readAutoTags(tags).filter(({ by }) => by === 'auto'));
  return seen.map((tags, i) => [...tags, ...tagger.recall(vectors, i, dim)]);
}

async function* smallBatches(batches: AsyncIterable<VectorBatch>): AsyncGenerator<VectorBatch> {
  for await (const { ids, vectors } of batches) {
    const dim = vectors.length / Math.max(1, ids.length);
    for (let start = 0; start < ids.length; start += TAGGED_AT_ONCE) {
      yield { ids: ids.slice(start, start + TAGGED_AT_ONCE), vectors: vectors.subarray(start * dim, (start + TAGGED_AT_ONCE) * dim) };
    }
  }
}

async function* batchesOf(store: StoreWriter, fingerprint: string, due: ReadonlySet<string>): AsyncGenerator<VectorBatch> {
  if (due.size <= READ_BY_ID_MAX) {
    const found = [...(await store.vectorsOf(fingerprint, [...due]))];
    const dim = found[0]?.[1].length ?? 0;
    const vectors = new Float32Array(found.length * dim);
    found.forEach(([, vector], i) => vectors.set(vector, i * dim));
    yield { ids: found.map(([each]) => each), vectors };
    return;
  }
  for await (const batch of store.vectorBatches(fingerprint, { includeHidden: true })) yield withIds(batch, due);
}

function withIds({ ids, vectors }: VectorBatch, wanted: ReadonlySet<string>): VectorBatch {
  const dim = vectors.length / ids.length;
  const kept = ids.flatMap((each, i) => (wanted.has(each) ? i : []));
  if (kept.length === ids.length) return { ids, vectors };
  const out = new Float32Array(kept.length * dim);
  kept.forEach((from, to) => out.set(vectors.subarray(from * dim, (from + 1) * dim), to * dim));
  return { ids: kept.map((i) => ids[i] as string), vectors: out };
}

/**
 * Writes rows that differ from what is stored, many at once. In turns of their own: an index run that read a photo's row
 * before and writes it back after must not bring old tags back. Its writer returns how many rows it wrote just now.
 */
function createWriter(store: StoreWriter, stored: ReadonlyMap<string, string | null>): (rows: readonly NewAutoTags[], isLast?: boolean) => Promise<number> {
  let waiting: NewAutoTags[] = [];
  return async (rows, isLast = false) => {
    for (const row of rows) if (stored.get(row.id) !== row.autoTags) waiting.push(row);
    if (waiting.length === 0 || (!isLast && waiting.length < TAGGED_PER_TURN)) return 0;
    const due = waiting;
    waiting = [];
    await store.inTurn(() => store.setAutoTags(due));
    return due.length;
  };
}
