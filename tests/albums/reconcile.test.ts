import { describe, expect, test } from 'vitest';
import { packIds, unpackIds, type StoredAlbum } from '../../electron/engine/albums/album-values.ts';
import { settle } from '../../electron/engine/albums/draft-albums.ts';
import { groupEvents } from '../../electron/engine/albums/group-events.ts';
import { EVENT_PHOTOS_MIN } from '../../electron/engine/albums/limits.ts';
import type { Shot } from '../../electron/engine/albums/shot.ts';
import { startSlice } from '../../electron/engine/give-way.ts';
import { wallTime } from '../../electron/engine/albums/shot.ts';
import type { AlbumWord } from '../../shared/contract/album-schemas.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { madeUpLife } from './made-up-life.ts';
import { madeUpTimelines } from './made-up-timelines.ts';

/** The events of a library that grows, as a refresh works them out and stores them. */
class GrowingLibrary {
  shots: Shot[] = [];
  rows = new Map<string, StoredAlbum>();
  readonly words = new Map<string, AlbumWord>();

  async add(more: readonly Shot[]): Promise<void> {
    this.shots = [...this.shots, ...more].toSorted((a, b) => (a.timeMs ?? 0) - (b.timeMs ?? 0) || (a.id < b.id ? -1 : 1));
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const { events, timed } = await groupEvents(this.shots, startSlice());
    const drafts = settle('event', events, EVENT_PHOTOS_MIN, { words: this.words, rows: this.rows, shots: new Map(timed.map((shot) => [shot.id, shot])) });
    const merged = [...this.rows].filter(([id]) => this.words.get(id)?.mergedInto !== undefined);
    this.rows = new Map([
      ...merged,
      ...drafts.map(({ id, kind, shots }): [string, StoredAlbum] => {
        const [first, last] = [shots[0]?.timeMs ?? 0, shots.at(-1)?.timeMs ?? 0];
        const facts = { parent: null, title: { pattern: 'day' as const, place: null, what: null }, coverId: null, from: wallTime(first), to: wallTime(last), because: { spanDays: null, withinKm: null, apartHours: null, rule: null } };
        return [id, { id, kind, facts, photoIds: packIds(shots.map((shot) => shot.id)) }];
      }),
    ]);
  }

  photosOf(id: string): string[] {
    return unpackIds(this.rows.get(id)?.photoIds ?? new Uint8Array());
  }

  /** As change-album.ts does. */
  say(id: string, word: Omit<AlbumWord, 'kind'>): void {
    this.words.set(id, { kind: 'event', ...this.words.get(id), ...word });
  }
}

const cases = [1, 2, 3, 4].flatMap((seed) => madeUpTimelines(seed).map(({ name, scenes }) => [name, seed, madeUpLife(scenes, seed).shots] as const)).filter(([, , shots]) => shots.length > 40);

/** The photos in batches of random size, in random order. */
function batchesOf(shots: readonly Shot[], random: () => number): Shot[][] {
  const left = shots.map((shot) => ({ shot, at: random() })).toSorted((a, b) => a.at - b.at).map(({ shot }) => shot);
  const batches: Shot[][] = [];
  while (left.length > 0) batches.push(left.splice(0, 1 + Math.floor(random() * left.length * 0.6)));
  return batches;
}

describe('albums of a library that grows, in whatever order', () => {
  test.each(cases)('%s (draw %i) end up as if all had come at once', async (_name, seed, shots) => {
    const random = seededRandom(seed * 31);
    const [slowly, atOnce] = [new GrowingLibrary(), new GrowingLibrary()];
    for (const batch of batchesOf(shots, random)) await slowly.add(batch);
    await atOnce.add(shots);
    const groups = (library: GrowingLibrary): string[] => [...library.rows.keys()].map((id) => library.photosOf(id).join()).toSorted();
    expect(groups(slowly)).toEqual(groups(atOnce));
  });

  test.each(cases)('%s (draw %i) never lose what a person said', async (_name, seed, shots) => {
    const random = seededRandom(seed * 77);
    const library = new GrowingLibrary();
    const kept = new Map<string, Set<string>>();
    const merged = new Map<string, { readonly into: string; readonly photos: readonly string[] }>();
    /** Photo and album, apart by a space: what was taken out of what. */
    const taken = new Set<string>();
    for (const batch of batchesOf(shots, random)) {
      await library.add(batch);
      for (const id of [...library.rows.keys()].filter((one) => !library.words.has(one))) {
        const draw = random();
        if (draw < 0.15) library.say(id, { name: `named ${id}` });
        else if (draw < 0.25) library.say(id, { isRemoved: true });
        else if (draw < 0.32) {
          const [into] = [...library.rows.keys()].filter((other) => other !== id && library.words.get(other)?.mergedInto === undefined && random() < 0.3);
          if (into === undefined) continue;
          const photos = library.photosOf(id);
          // The later word counts.
          library.say(into, { without: (library.words.get(into)?.without ?? []).filter((photo) => !photos.includes(photo)) });
          for (const photo of photos) taken.delete(`${photo} ${into}`);
          library.say(id, { mergedInto: into, isRemoved: true });
          merged.set(id, { into, photos });
        } else if (draw < 0.4) {
          const out = library.photosOf(id).filter(() => random() < 0.3);
          library.say(id, { without: out });
          for (const photo of out) taken.add(`${photo} ${id}`);
        } else continue;
        kept.set(id, new Set(library.photosOf(id).filter((photo) => !taken.has(`${photo} ${id}`))));
        await library.refresh();
      }
      for (const [id, photos] of kept) {
        if (merged.has(id)) continue;
        expect([...photos].filter((photo) => !library.photosOf(id).includes(photo)), `what ${id} held`).toEqual([]);
      }
      for (const [, { into, photos }] of merged) {
        const root = merged.get(into)?.into ?? into;
        expect(photos.filter((photo) => !taken.has(`${photo} ${root}`) && !library.photosOf(root).includes(photo)), `what went into ${root}`).toEqual([]);
      }
      for (const [photo = '', id = ''] of [...taken].map((pair) => pair.split(' '))) expect(library.photosOf(id), 'what was taken out').not.toContain(photo);
      const shown = [...library.rows.keys()].filter((id) => library.words.get(id)?.mergedInto === undefined);
      const all = shown.flatMap((id) => library.photosOf(id));
      expect(new Set(all).size, 'a photo is in one album').toBe(all.length);
    }
  });

  test.each(cases.filter(([, seed]) => seed < 3))('%s (draw %i) keep their ids when the same photos come again', async (_name, _seed, shots) => {
    const library = new GrowingLibrary();
    await library.add(shots);
    const before = [...library.rows].map(([id, row]) => [id, unpackIds(row.photoIds)]);
    await library.refresh();
    expect([...library.rows].map(([id, row]) => [id, unpackIds(row.photoIds)])).toEqual(before);
  });
});
