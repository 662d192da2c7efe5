import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { posix } from 'node:path';
import { settings as settingsSchema, settingsChange, type Settings, type SettingsChange } from '../../../shared/contract/app-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';

/** What the person chose in the app, in a JSON file that every door reads. */
export interface SettingsFile {
  /** What is chosen, with defaults for the rest. A file that is no settings file is put aside, see `Settings.damagedFile`. */
  read(): Promise<Settings>;
  /**
   * Change some settings; keys that this version does not know stay in the file.
   * @throws AlbumenError `disk-full` or `permission-denied` when the file cannot be written; nothing has changed then.
   */
  change(change: SettingsChange): Promise<Settings>;
  /** Back to the defaults: the file is removed. */
  remove(): Promise<void>;
}

type Raw = Record<string, unknown>;

/** @param path Absolute; the file and its folder are made when something is first chosen. */
export function createSettingsFile(path: string): SettingsFile {
  let damagedFile: string | null = null;
  let lastStep: Promise<unknown> = Promise.resolve();

  /** One step after another: two windows may change settings at once. */
  async function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = lastStep.then(step);
    lastStep = turn.catch(() => undefined);
    return await turn;
  }

  async function readRaw(): Promise<Raw> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw unusable(path, error);
    }
    const raw = parseObject(text);
    if (raw !== null) return raw;
    const aside = `${path}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    await rename(path, aside);
    damagedFile = aside;
    return {};
  }

  function validate(raw: Raw): Settings {
    // Each by itself: one value from a newer version must not take the others with it.
    const good = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse(raw[key]);
      return parsed.success ? [[key, parsed.data]] : [];
    });
    return { ...settingsSchema.parse(Object.fromEntries(good)), damagedFile };
  }

  return {
    read: () => inTurn(async () => validate(await readRaw())),
    change: (change) =>
      inTurn(async () => {
        const raw = { ...(await readRaw()), ...settingsChange.parse(change) };
        await writeWhole(path, `${JSON.stringify(raw, null, 2)}\n`);
        return validate(raw);
      }),
    remove: () => inTurn(() => rm(path, { force: true })),
  };
}

function parseObject(text: string): Raw | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null;
  } catch {
    // Cut short, or never JSON: it is put aside.
    return null;
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(posix.dirname(path), { recursive: true });
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(text);
      await file.sync(); // A power cut after the renaming must not leave an empty file.
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw unusable(path, error);
  }
}

function unusable(path: string, error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AlbumenError('disk-full', `the settings could not be saved: the disk that holds ${path} is full`, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
    case 'ENOTDIR':
      return new AlbumenError('permission-denied', `the settings file ${path} cannot be read or written (${(error as Error).message})`, { cause: error });
    default:
      return error;
  }
}
