import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import { getExiftool, withExiftoolPath } from './exiftool-process.ts';
import { KEYWORD_FIELDS, keywordArguments } from './keyword-arguments.ts';
import { tagArguments, TURNED_BY_CONTAINER } from './tag-arguments.ts';
import type { TagChange } from './tag-change.ts';

/** What metadata may add to a file: an EXIF block is 64 kB at most, XMP rarely more. */
const METADATA_ROOM_BYTES = 128 * 1024;

type ExifTool = NonNullable<Awaited<ReturnType<typeof getExiftool>>>;

/**
 * What may be left of a file whose metadata were taken out: facts of the pixels, by exiftool's groups (family 1). Adobe's
 * APP14 says how the colours of a JPEG are stored.
 */
const GROUPS_OF_PIXELS = /^(?:ExifTool|System|File|Composite|JFIF|Adobe|PNG|PNG-pHYs|PNG-cICP|GIF|RIFF|QuickTime|Meta|ICC[-_].*)$/;
const TAGS_OF_PIXELS = new Set([
  'IFD0:Orientation', 'IFD0:XResolution', 'IFD0:YResolution', 'IFD0:ResolutionUnit', 'IFD0:YCbCrPositioning', 'ExifIFD:ColorSpace',
]);

/**
 * Make a copy of a photo say what it should, by exiftool, and look afterwards that nothing is left of what was to go.
 *
 * @throws AlbumenError `decode-failed` with the reason, for what cannot be said in this format, where perl is missing, and
 *   where something is left.
 */
export async function writeTags(change: TagChange): Promise<void> {
  const runs = argumentsOf(change);
  const exiftool = await getExiftool();
  if (!exiftool) {
    const what = change.format === 'xmp' ? 'sidecars are written by exiftool, which needs perl: install perl'
      : 'what is written in photos is changed by exiftool, which needs perl: install perl, or export as JPEG without metadata';
    throw new AlbumenError('decode-failed', what);
  }
  await withPaths(change, async (paths) => {
    // Reached through a link, the copy itself must be written into: a new file would take the place of the link.
    const overwrite = paths.copy === change.path ? '-overwrite_original' : '-overwrite_original_in_place';
    const container = await containerTurn(exiftool, paths.copy, change);
    // In exiftool-vendored's default mode (MWG), keywords that a file has in IPTC alone are lost where it has others in XMP.
    const write = async (run: readonly string[]): Promise<void> => {
      if (run.length > 0) await exiftool.write(paths.copy, {}, { useMWG: false, writeArgs: [overwrite, ...run.map((argument) => fillIn(argument, paths))] });
    };
    try {
      for (const run of [...runs, container]) await write(run);
      await write(await tagRun(exiftool, paths.copy, change));
    } catch (error) {
      const reason = reasonOf(error);
      const code = (await isDriveFull(change.path)) ? 'disk-full' : 'decode-failed';
      throw new AlbumenError(code, `exiftool could not write into it: ${reason}`, { cause: error });
    }
    await checkLeft(exiftool, paths.copy, change);
  });
}

/** exiftool says only that it could not write: it writes a second file of the copy's size, which the drive must have room for. */
async function isDriveFull(path: string): Promise<boolean> {
  const [{ bavail, bsize }, { size }] = await Promise.all([statfs(pathToOpen(dirname(path))), stat(pathToOpen(path))]);
  return bavail * bsize < size + METADATA_ROOM_BYTES;
}

function argumentsOf(change: TagChange): string[][] {
  try {
    return tagArguments(change);
  } catch (error) {
    throw new AlbumenError('decode-failed', reasonOf(error), { cause: error });
  }
}

/** HEIC and AVIF are turned by their container (`irot`, quarter turns anticlockwise), whose turn can be changed where there is one. */
async function containerTurn(exiftool: ExifTool, path: string, { format, quarterTurns }: TagChange): Promise<string[]> {
  if (quarterTurns === 0 || !TURNED_BY_CONTAINER.has(format)) return [];
  const { Rotation: rotation } = (await exiftool.readRaw(path, { readArgs: ['-n', '-QuickTime:Rotation'] })) as { Rotation?: unknown };
  if (typeof rotation !== 'number') throw new AlbumenError('decode-failed', `its turn cannot be written into this ${format} file: export it as JPEG`);
  return [`-QuickTime:Rotation#=${(rotation - quarterTurns + 4) % 4}`];
}

/** After the other runs: they bring keywords over. */
async function tagRun(exiftool: ExifTool, path: string, { tagPaths }: TagChange): Promise<string[]> {
  if (tagPaths.length === 0) return [];
  return keywordArguments(tagPaths, await exiftool.readRaw(path, { readArgs: ['-G1', ...KEYWORD_FIELDS] }));
}

interface Paths {
  readonly copy: string;
  readonly words: string;
  readonly sidecar: string;
}

async function withPaths(change: TagChange, task: (paths: Paths) => Promise<void>): Promise<void> {
  await withExiftoolPath(change.path, (copy) =>
    withExiftoolPath(change.wordsFrom ?? change.path, (words) => withExiftoolPath(change.sidecar ?? change.path, (sidecar) => task({ copy, words, sidecar }))),
  );
}

function fillIn(argument: string, { words, sidecar }: Paths): string {
  if (argument === '{words}') return words;
  return argument === '{sidecar}' ? sidecar : argument;
}

/** @throws AlbumenError naming the first thing that should have gone. */
async function checkLeft(exiftool: ExifTool, path: string, { keep, format }: TagChange): Promise<void> {
  if (keep === 'all') return;
  const asked = keep === 'nothing' ? ['-all:all'] : ['-Location:all'];
  const tags = (await exiftool.readRaw(path, { readArgs: ['-G1', '-a', ...asked, '--Composite:all'] })) as Readonly<Record<string, unknown>>;
  const left = Object.keys(tags).filter((name) => name.includes(':') && (keep === 'nothing' ? !isOfPixels(name) : !/^(?:ExifTool|System|File):/.test(name)));
  if (left[0] === undefined) return;
  throw new AlbumenError('decode-failed', `${left[0]} could not be taken out of this ${format} file: export it as JPEG`);
}

function isOfPixels(name: string): boolean {
  const [group = ''] = name.split(':');
  return GROUPS_OF_PIXELS.test(group) ? name !== 'File:Comment' : TAGS_OF_PIXELS.has(name);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
