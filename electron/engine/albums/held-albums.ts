import type { AlbumKind, AlbumWord } from '../../../shared/contract/album-schemas.ts';
import { unpackIds, type StoredAlbum } from './album-values.ts';
import { DAY_MS } from './limits.ts';
import type { HeldAlbum } from './reconcile-albums.ts';
import type { Shot } from './shot.ts';

/** A photo further from the middle of its album than the album lasts, and so much more, was given another date since. */
const STRAY_AFTER_MS = 3 * DAY_MS;

export interface HeldContext {
  readonly words: ReadonlyMap<string, AlbumWord>;
  readonly rows: ReadonlyMap<string, StoredAlbum>;
  readonly shots: ReadonlyMap<string, Shot>;
}

/** The album that this one went into, at the end of the chain; itself where it was not merged. */
export function rootOf(id: string, words: ReadonlyMap<string, AlbumWord>): string {
  const seen = new Set<string>();
  let root = id;
  for (let next = words.get(id)?.mergedInto; next !== undefined && !seen.has(next); next = words.get(next)?.mergedInto) {
    seen.add(next);
    root = next;
  }
  return root;
}

/** True for an album that lives on in another one of its kind. */
export function isMergedAway(id: string, words: ReadonlyMap<string, AlbumWord>): boolean {
  const root = rootOf(id, words);
  return root !== id && words.get(root)?.kind === words.get(id)?.kind;
}

/** The albums of one kind that the person spoke of, with what they hold, those merged into them included. */
export function heldAlbums(kind: AlbumKind, context: HeldContext): HeldAlbum[] {
  const { words } = context;
  const ofKind = [...words].filter(([, word]) => word.kind === kind).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const roots = ofKind.filter(([id]) => !isMergedAway(id, words));
  return roots.map(([id, word]) => {
    const family = ofKind.filter(([other]) => other === id || rootOf(other, words) === id);
    const present = (ids: readonly string[] = []): string[] => ids.filter((photo) => context.shots.has(photo));
    return {
      id,
      parts: family.map(([one, its]) => coreOf(one, its, context)),
      with: present(family.flatMap(([, its]) => its.with ?? [])),
      without: word.without ?? [],
    };
  });
}

/** Photos that an album holds: as last worked out, or as they were when the person spoke of it. */
function coreOf(id: string, word: AlbumWord, { rows, shots }: HeldContext): string[] {
  const row = rows.get(id);
  const without = new Set(word.without);
  const core = (row ? unpackIds(row.photoIds) : (word.core ?? [])).filter((photo) => shots.has(photo) && !without.has(photo));
  const times = core.map((photo) => shots.get(photo)?.timeMs ?? null);
  const known = times.filter((time) => time !== null).toSorted((a, b) => a - b);
  const middle = known[known.length >> 1];
  if (middle === undefined || word.kind === 'concept') return core;
  const lasts = row?.facts.from && row.facts.to ? Date.parse(`${row.facts.to}Z`) - Date.parse(`${row.facts.from}Z`) : (known.at(-1) as number) - (known[0] as number);
  const added = new Set(word.with);
  const isStray = (time: number | null): boolean => time !== null && Math.abs(time - middle) > lasts + STRAY_AFTER_MS;
  return core.filter((photo, i) => added.has(photo) || !isStray(times[i] ?? null));
}
