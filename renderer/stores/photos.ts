import { useEffect } from 'react';
import { create } from 'zustand';
import type { Photo } from '../../shared/contract/schemas.ts';
import { api } from '../api/client.ts';

/** Photos kept at most; the oldest read are let go. A photo is about 1 kB. */
const KEPT = 4_000;
/** Photos asked for at once. */
const BATCH = 250;

interface PhotosStore {
  readonly byId: ReadonlyMap<string, Photo>;
}

/** What is known of single photos: placeholders, names, places. Read in batches, when something shows them. */
const usePhotos = create<PhotosStore>()(() => ({ byId: new Map() }));

const wanted = new Set<string>();
const asked = new Set<string>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** One photo; undefined until it has been read. */
export function usePhoto(id: string | null): Photo | undefined {
  const photo = usePhotos((store) => (id === null ? undefined : store.byId.get(id)));
  useEffect(() => {
    if (id !== null && photo === undefined) wantPhotos([id]);
  }, [id, photo]);
  return photo;
}

/** One photo if it has been read; asks for nothing, so that what is scrolled past costs nothing. */
export function useKnownPhoto(id: string): Photo | undefined {
  return usePhotos((store) => store.byId.get(id));
}

/** A photo as last read, outside of React. */
export function photoNow(id: string): Photo | undefined {
  return usePhotos.getState().byId.get(id);
}

/** Read photos that will be needed soon. */
export function wantPhotos(ids: Iterable<string>): void {
  const { byId } = usePhotos.getState();
  for (const id of ids) if (!byId.has(id) && !asked.has(id)) wanted.add(id);
  if (wanted.size > 0) timer ??= setTimeout(() => void readWanted(), 16);
}

/** Read these photos now, and wait for them; for actions that need them all. */
export async function readPhotos(ids: readonly string[]): Promise<Photo[]> {
  const photos: Photo[] = [];
  for (let start = 0; start < ids.length; start += 5_000) photos.push(...(await api.photos.get.query({ ids: ids.slice(start, start + 5_000) })));
  keep(photos);
  return photos;
}

/** The library changed: what is held may be old, and is read again while it stays on the screen. */
export function forgetPhotos(): void {
  const ids = [...usePhotos.getState().byId.keys()].slice(-BATCH);
  asked.clear();
  for (const id of ids) wanted.add(id);
  if (wanted.size > 0) timer ??= setTimeout(() => void readWanted(), 16);
}

async function readWanted(): Promise<void> {
  timer = null;
  const ids = [...wanted].slice(-BATCH);
  // Scrolled past before it was asked for: the latest come first.
  wanted.clear();
  for (const id of ids) asked.add(id);
  try {
    keep(await api.photos.get.query({ ids }));
  } catch {
    // The window says elsewhere that the engine is away; a photo still on the screen asks again when it is back.
  } finally {
    for (const id of ids) asked.delete(id);
  }
}

function keep(photos: readonly Photo[]): void {
  const byId = new Map(usePhotos.getState().byId);
  for (const photo of photos) {
    byId.delete(photo.id);
    byId.set(photo.id, photo);
  }
  for (const id of byId.keys()) {
    if (byId.size <= KEPT) break;
    byId.delete(id);
  }
  usePhotos.setState({ byId });
}
