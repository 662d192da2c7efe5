import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { sayBecause } from '../../../shared/name-album.ts';
import type { AlbumenClient } from '../../../shared/wire/create-client.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { findPhotosAt } from './find-photos-at.ts';
import { formatColumns, formatCount } from './format-text.ts';
import { showPath } from './show-path.ts';
import { UsageError } from './usage-error.ts';

const ID_BYTES = 16;
/** Photos asked for by one call. */
const PHOTOS_PER_CALL = 1_000;

/** `albumen albums list [--kind KIND] [--removed]` */
export async function runAlbumsList(context: CliContext, { kind, removed = false }: { readonly kind?: string; readonly removed?: boolean }): Promise<Outcome> {
  const client = await context.connect();
  const albums = await client.albums.list.query();
  return albumsOutcome(albums.filter((album) => album.isRemoved === removed && (kind === undefined || album.kind === kind)));
}

/** `albumen albums show <album> [--limit N]`: its photos, in its order. */
export async function runAlbumsShow(context: CliContext, name: string, { limit = Infinity }: { readonly limit?: number }): Promise<Outcome> {
  const client = await context.connect();
  const album = await findAlbum(client, name);
  const ids = idsOf((await client.albums.photos.query({ id: album.id }))?.ids ?? new Uint8Array()).slice(0, limit);
  const photos: { id: string; path: string | null; takenAt: string | null }[] = [];
  for (let at = 0; at < ids.length; at += PHOTOS_PER_CALL) {
    const some = await client.photos.get.query({ ids: ids.slice(at, at + PHOTOS_PER_CALL) });
    photos.push(...some.map(({ id, path, takenAt }) => ({ id, path, takenAt: takenAt?.local ?? null })));
  }
  const because = sayBecause(album);
  const head = `${showPath(album.name)}  (${formatCount(album.photos, 'photo')}${because === '' ? '' : `: ${because}`})`;
  const rows = photos.map(({ path, takenAt }) => [(takenAt ?? '').slice(0, 16).replace('T', ' '), path === null ? '(no file any more)' : showPath(path)]);
  return { exitCode: EXIT.done, json: { album, photos }, text: [head, ...(rows.length > 0 ? [formatColumns(rows)] : [])].join('\n') };
}

/** `albumen albums create <name> [photo…] [--question TEXT]` */
export async function runAlbumsCreate(context: CliContext, name: string, photos: readonly string[], { question }: { readonly question?: string }): Promise<Outcome> {
  if (question !== undefined && photos.length > 0) throw new UsageError('a saved question fills itself: give photos or --question, not both');
  const client = await context.connect();
  const ids = await findPhotosAt(photos, client, context);
  const album = await client.albums.create.mutate({ name, ids, question: question === undefined ? null : { text: question } });
  return { exitCode: EXIT.done, json: { album }, text: formatAlbums([album]) };
}

/** What the commands that change one album do to it. */
export type AlbumDeed =
  | { readonly does: 'add' | 'remove' | 'split'; readonly photos: readonly string[] }
  | { readonly does: 'rename'; readonly name: string | null }
  | { readonly does: 'merge'; readonly into: string }
  | { readonly does: 'delete' | 'restore' };

/** `albumen albums add|remove-photos|split|rename|merge|delete|restore <album> …` */
export async function runAlbumsChange(context: CliContext, name: string, deed: AlbumDeed): Promise<Outcome> {
  const client = await context.connect();
  const album = await findAlbum(client, name);
  const { id } = album;
  const after = await change(context, client, album, deed);
  const changed = after.filter((one) => one.id === id);
  const gone = deed.does === 'delete' ? `Took away “${showPath(album.name)}”; its photos stay.` : '';
  return { exitCode: EXIT.done, json: { album: changed[0] ?? null }, text: gone === '' ? formatAlbums(changed) : gone };
}

async function change(context: CliContext, client: AlbumenClient, { id, kind }: AlbumInfo, deed: AlbumDeed): Promise<AlbumInfo[]> {
  switch (deed.does) {
    case 'add': return await client.albums.change.mutate({ id, add: await findPhotosAt(deed.photos, client, context) });
    case 'remove': return await client.albums.change.mutate({ id, remove: await findPhotosAt(deed.photos, client, context) });
    case 'split': return await client.albums.change.mutate({ id, split: await findPhotosAt(deed.photos, client, context) });
    case 'rename': return await client.albums.change.mutate({ id, name: deed.name });
    case 'merge': return await client.albums.change.mutate({ id, mergedInto: (await findAlbum(client, deed.into)).id });
    case 'restore': return await client.albums.change.mutate({ id, isRemoved: false });
    case 'delete':
      if (kind === 'own' || kind === 'question') return await client.albums.remove.mutate({ id });
      return await client.albums.change.mutate({ id, isRemoved: true });
  }
}

/** @throws AlbumenError `not-found`; `bad-input` where several albums have the name. */
async function findAlbum(client: AlbumenClient, name: string): Promise<AlbumInfo> {
  const albums = await client.albums.list.query();
  const byId = albums.find((album) => album.id === name);
  if (byId) return byId;
  const named = albums.filter((album) => album.name === name);
  const folded = named.length > 0 ? named : albums.filter((album) => album.name.toLowerCase() === name.toLowerCase());
  const [first, second] = folded;
  if (!first) throw new AlbumenError('not-found', `there is no album “${name}”; see albumen albums list`);
  if (second) throw new AlbumenError('bad-input', `${folded.length} albums are called “${name}”; name one by its id: ${folded.map(({ id }) => id).join(', ')}`);
  return first;
}

function albumsOutcome(albums: AlbumInfo[]): Outcome {
  return { exitCode: EXIT.done, json: { albums }, text: albums.length === 0 ? 'No albums here yet.' : formatAlbums(albums) };
}

function formatAlbums(albums: readonly AlbumInfo[]): string {
  return formatColumns(albums.map((album) => {
    const fresh = album.newPhotos > 0 ? `  (${album.newPhotos} new)` : '';
    return [album.kind, formatCount(album.photos, 'photo'), album.id, `${album.parent === null ? '' : '  '}${showPath(album.name)}${fresh}`];
  }), new Set([1]));
}

function idsOf(bytes: Uint8Array): string[] {
  return Array.from({ length: bytes.length / ID_BYTES }, (_, i) => Buffer.from(bytes.subarray(i * ID_BYTES, (i + 1) * ID_BYTES)).toString('hex'));
}
