import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { IndexReport } from '../../shared/contract/schemas.ts';
import { isAlbumenError } from '../../shared/contract/errors.ts';
import type { AlbumenClient } from '../../shared/wire/create-client.ts';
import { photoUrl } from '../../shared/photo-url.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { startedApp, type StartedApp } from './started-app.ts';

/** Starting an engine again on two busy cores. */
const COMES_BACK = { timeout: 30_000, interval: 50 };

async function indexSamples(client: AlbumenClient, app: StartedApp): Promise<{ photos: string; report: IndexReport }> {
  const photos = join(app.home, 'photos');
  await cp(join(SAMPLES, '2016'), photos, { recursive: true });
  const report = await new Promise<IndexReport>((resolve, reject) => {
    client.library.index.subscribe({ folders: [photos] }, {
      onData(event) {
        if (event.type === 'report') resolve(event.report);
      },
      onError: reject,
    });
  });
  return { photos, report };
}

it('indexes and searches over a line from the window to the engine process, and shows what was found', async () => {
  const app = await startedApp();
  const { client } = app.connectPage();
  const { report } = await indexSamples(client, app);
  expect(report).toMatchObject({ failed: [], model: 'albumen-mini' });
  expect(report.added).toBeGreaterThan(2);

  const answer = await client.search.query.query({ text: 'two dogs at a wooden fence' });
  const best = answer.results[0];
  if (best === undefined) throw new Error('nothing found');
  expect(best.path).toContain('DSC_01');

  const thumbnail = await app.fetch(`albumen://app${photoUrl(best.id, 'thumb')}`);
  expect({ status: thumbnail.status, type: thumbnail.headers.get('content-type') }).toEqual({ status: 200, type: 'image/webp' });
  expect((await thumbnail.bytes()).length).toBeGreaterThan(1_000);
  const part = await app.fetch(`albumen://app${photoUrl(best.id, 'original')}`, { headers: { Range: 'bytes=0-1' } });
  expect({ status: part.status, bytes: [...(await part.bytes())] }).toEqual({ status: 206, bytes: [0xff, 0xd8] });

  const programs = app.processes.map(({ program }) => program.replace(/.*\//, ''));
  expect(programs[0]).toBe('utility-host.ts');
  expect(programs).toContain('decode-worker-entry.ts');
  expect(programs).toContain('encode-worker-entry.ts');
});

it('brings a killed engine back: pending calls fail clearly, the window gets a new line, its children end with it', async () => {
  const app = await startedApp();
  const connection = app.connectPage();
  const { client } = connection;
  await indexSamples(client, app);
  const states: string[] = [];
  connection.onState((state) => states.push(state));
  const [engine, ...children] = app.processes;
  const pending = client.search.query.query({ text: 'a lake' });
  engine?.crash();

  await expect(pending).rejects.toSatisfy((error: unknown) => isAlbumenError(error, 'worker-failed'));
  await vi.waitFor(() => expect(states).toEqual(['lost', 'connected']), COMES_BACK);
  await vi.waitFor(() => expect(children.every(({ isGone }) => isGone)).toBe(true), COMES_BACK);
  const { results } = await client.search.query.query({ text: 'two dogs at a wooden fence' });
  expect(results.length).toBeGreaterThan(0);
  // Pictures come over main's own line, which was replaced too.
  const thumbnail = await app.fetch(`albumen://app${photoUrl(results[0]?.id ?? '', 'thumb')}`);
  await thumbnail.body?.cancel();
  expect(thumbnail.status).toBe(200);
  expect(readFileSync(join(app.home, 'data/albumen/logs/albumen.log'), 'utf8')).toMatch(/engine ended: exit code 9[\s\S]*engine starts again/);
});

it('hands the trash over to the system, by main', async () => {
  const app = await startedApp();
  const { client } = app.connectPage();
  const { photos } = await indexSamples(client, app);
  const { results } = await client.search.query.query({ text: 'dogs' });
  const photo = results[0];
  if (photo === undefined) throw new Error('nothing found');
  await client.trash.move.mutate({ ids: [photo.id] });
  expect(existsSync(photo.path ?? photos)).toBe(false);
  await client.trash.empty.mutate();
  expect(readdirSync(join(app.home, 'system-trash')).length).toBeGreaterThan(0);
});

it('closes the library before it quits', async () => {
  const app = await startedApp();
  const { client } = app.connectPage();
  await client.app.settings.query();
  app.window.close();
  app.app.emit('window-all-closed');
  expect(app.hasQuit()).toBe(false);
  await vi.waitFor(() => expect(app.hasQuit()).toBe(true), COMES_BACK);
  expect(app.processes.every(({ isGone }) => isGone)).toBe(true);
  expect(readFileSync(join(app.home, 'data/albumen/logs/albumen.log'), 'utf8')).toMatch(/engine ended: exit code 0, as asked/);
});
