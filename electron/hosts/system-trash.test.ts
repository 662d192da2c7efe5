import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'albumen-trash-'))));
afterEach(async () => await rm(folder, { recursive: true, force: true }));

/** In a process whose home, and so whose trash, lies in the test's folder. @returns What it threw, or an empty text. */
async function trashInChild(paths: readonly string[]): Promise<string> {
  const module = new URL('./system-trash.ts', import.meta.url).href;
  const script = `const { moveToSystemTrash } = await import(${JSON.stringify(module)});
    try { await moveToSystemTrash(${JSON.stringify(paths)}); } catch (error) { process.stdout.write(error.message); }`;
  const env = { ...process.env, HOME: join(folder, 'home'), XDG_DATA_HOME: join(folder, 'home', 'data') };
  delete (env as NodeJS.ProcessEnv)['DISPLAY'];
  await mkdir(join(folder, 'home'), { recursive: true });
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
  return stdout;
}

describe.runIf(process.platform === 'linux')("the system's trash on Linux, without a desktop", () => {
  it('takes files with what is needed to put them back', async () => {
    const names = ['a photo.jpg', 'Übermut "犬" %20.jpg', '[1]*?.jpg', '-rf.jpg'];
    for (const name of names) await writeFile(join(folder, name), name);
    expect(await trashInChild(names.map((name) => join(folder, name)))).toBe('');
    const trash = join(folder, 'home', 'data', 'Trash');
    const contents = await Promise.all((await readdir(join(trash, 'files'))).map(async (name) => await readFile(join(trash, 'files', name), 'utf8')));
    expect(contents.toSorted()).toEqual(names.toSorted());
    const infos = await Promise.all((await readdir(join(trash, 'info'))).map(async (name) => await readFile(join(trash, 'info', name), 'utf8')));
    expect(infos.map((info) => decodeURI(/^Path=(.*)$/m.exec(info)?.[1] ?? '')).toSorted()).toEqual(names.map((name) => join(folder, name)).toSorted());
    expect((await readdir(folder)).toSorted()).toEqual(['home']);
  });

  it('names the file that it could not take, and leaves those after it', async () => {
    for (const name of ['a.jpg', 'c.jpg']) await writeFile(join(folder, name), name);
    const paths = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => join(folder, name));
    expect(await trashInChild(paths)).toBe(`${join(folder, 'b.jpg')} could not be moved to the system's trash: it is not there any more`);
    expect((await readdir(folder)).toSorted()).toEqual(['c.jpg', 'home']);
  });

  it('says that a name which is no text must be changed first', async () => {
    expect(await trashInChild([join(folder, 'broken\uf7e9.jpg')])).toMatch(/broken\ufffd\.jpg could not be moved .* no text/);
  });
});
