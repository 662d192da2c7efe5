import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Engine } from '../../shared/contract/engine.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';

async function mountDrive(folder: string, sizeMb: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder]);
  onTestFinished(() => {
    try {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    } catch {
      // Not there any more: the test took it away itself.
    }
  });
}

async function idOf(engine: Engine, name: string): Promise<string> {
  const { ids = new Uint8Array(), count = 0 } = (await engine.timeline.read({})) ?? {};
  const all = await engine.getPhotos(Array.from({ length: count }, (_, i) => Buffer.from(ids.subarray(i * 16, i * 16 + 16)).toString('hex')));
  const found = all.find((photo) => photo.path?.endsWith(`/${name}`));
  if (!found) throw new Error(`no photo ${name}`);
  return found.id;
}

// A drive of its own is made with a mount, which needs root on Linux.
describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('drives', () => {
  test('a photo on another drive below a library folder is kept on that drive, and waits for it when it is away', async () => {
    const { engine, photos } = await testLibrary(['2016']);
    const drive = join(photos, 'stick');
    await mountDrive(drive, 8);
    await mkdir(join(drive, 'holiday'));
    await copyFile(join(SAMPLES, '2019/coffee.webp'), join(drive, 'holiday/coffee.webp'));
    await writeFile(join(drive, 'not a photo.txt'), 'a letter');
    await engine.indexLibrary({ folders: [photos] });
    const id = await idOf(engine, 'coffee.webp');
    const { dev } = await stat(drive);
    const { batch, failed } = await engine.trash.move([id]);
    expect(failed).toEqual([]);
    expect(await readdir(photos)).not.toContain('.albumen-trash');
    expect((await stat(join(drive, '.albumen-trash'))).dev).toBe(dev);

    // Bound elsewhere, so that it can come back with what it holds.
    const elsewhere = join(photos, '..', 'elsewhere');
    await mkdir(elsewhere);
    execFileSync('mount', ['--bind', drive, elsewhere]);
    onTestFinished(() => void execFileSync('umount', ['-l', elsewhere]));
    execFileSync('umount', [drive]);
    const away = { restored: 0, failed: [{ path: join(drive, 'holiday/coffee.webp'), reason: expect.stringContaining('drive is not there') as string }] };
    expect(await engine.trash.restore({ batch: batch ?? '' })).toEqual(away);
    expect(await engine.trash.empty()).toEqual(away);
    expect(await engine.trash.list()).toMatchObject([{ batch, ids: [id] }]);
    expect(await readdir(drive)).toEqual([]);

    execFileSync('mount', ['--bind', elsewhere, drive]);
    expect(await engine.trash.restore({ batch: batch ?? '' })).toEqual({ restored: 1, failed: [] });
    expect(await engine.getPhotos([id])).toMatchObject([{ path: join(drive, 'holiday/coffee.webp') }]);
  });

  test('a full drive ends an export with the reason, and leaves whole files alone behind', async () => {
    const { engine, folder, photos } = await testLibrary(['2016']);
    await engine.indexLibrary({ folders: [photos] });
    const names = (await readdir(join(photos, '2016'))).filter((name) => name.endsWith('.jpg'));
    const ids = await Promise.all(names.map((name) => idOf(engine, name)));
    const out = join(folder, 'out');
    // Room for some of them.
    await mountDrive(out, 1);
    const report = await engine.exportPhotos({ ids, folder: out, format: 'jpeg', quality: 100 });
    const again = await engine.exportPhotos({ ids, folder: out, format: 'jpeg', quality: 100 });
    const failed = [...report.failed, ...again.failed];
    expect(failed.length).toBeGreaterThan(0);
    for (const one of failed) expect(one.reason).toContain('disk is full');
    const written = [...report.written, ...again.written];
    expect((await readdir(out)).toSorted()).toEqual(written.map(({ path }) => path.slice(out.length + 1)).toSorted());
    for (const { path } of written) expect((await stat(path)).size).toBeGreaterThan(0);
  });
});
