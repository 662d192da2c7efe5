import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { serveWeb, type WebDoor } from '../../electron/hosts/web/serve-web.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import type { Photo } from '../../shared/contract/schemas.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { testHost } from '../fixtures/test-host.ts';
import { namePhotos } from './shown-photos.ts';

/** Calls that are answered otherwise than the engine would. */
export type MadeUpCalls = Partial<Pick<Engine, 'albums' | 'duplicates'>>;

/** A real library of samples, of which only the duplicates or the albums are made up. */
export interface MadeUpLibrary {
  readonly photos: readonly Photo[];
  /** A folder of the library whose drive is away. */
  readonly away: string;
  readonly engine: Engine;
  /** A door on it, with these calls in place of the engine's. */
  serve(calls: MadeUpCalls): Promise<WebDoor>;
  close(): Promise<void>;
}

/** @param samples Folders below resources/sample-photos. @param rendererDir The built window. */
export async function serveMadeUp(samples: readonly string[], rendererDir: string): Promise<MadeUpLibrary> {
  const home = await mkdtemp(join(tmpdir(), 'albumen-made-up-'));
  const [folder, away] = [join(home, 'photos'), join(home, 'drive')];
  for (const sample of samples) await cp(join(SAMPLES, sample), join(folder, sample), { recursive: true });
  await mkdir(away);
  const engine = await createEngine({
    library: join(home, 'library.albumen'), cacheDir: join(home, 'cache'), resourcesDir: join(REPOSITORY, 'resources'), settingsFile: join(home, 'settings.json'), host: testHost(home), version: 'test',
  });
  await engine.indexLibrary({ folders: [folder, away] });
  await rename(away, `${away}-taken`);
  const photos = await engine.getPhotos([...(await namePhotos(folder)).keys()]);
  return {
    photos,
    engine,
    away,
    serve: async (calls) => await serveWeb(withCalls(engine, calls), { port: 0, rendererDir }),
    async close() {
      await engine.close();
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The engine with other answers to some calls; the door may close, the engine stays for the next one. */
function withCalls(engine: Engine, calls: MadeUpCalls): Engine {
  return new Proxy(engine, {
    get(target, name) {
      if (name === 'close') return () => Promise.resolve();
      const value: unknown = Reflect.get(Object.hasOwn(calls, name) ? calls : target, name);
      return value;
    },
  });
}
