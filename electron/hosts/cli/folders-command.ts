import type { FolderInfo } from '../../../shared/contract/schemas.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { formatColumns, formatCount } from './format-text.ts';
import { absolutePath } from './library-location.ts';
import { showPath } from './show-path.ts';

/** `albumen folders list`. */
export async function runFoldersList(context: CliContext): Promise<Outcome> {
  const client = await context.connect();
  return foldersOutcome(await client.library.folders.list.query());
}

/** `albumen folders add <folder>`: a folder of the library from the next index run on. */
export async function runFoldersAdd(context: CliContext, folder: string): Promise<Outcome> {
  const client = await context.connect();
  return foldersOutcome(await client.library.folders.add.mutate({ path: absolutePath(folder, context) }));
}

/** `albumen folders remove <folder>`: its photos lose that place; nothing on disk is touched. */
export async function runFoldersRemove(context: CliContext, folder: string): Promise<Outcome> {
  const client = await context.connect();
  return foldersOutcome(await client.library.folders.remove.mutate({ path: absolutePath(folder, context) }));
}

function foldersOutcome(folders: FolderInfo[]): Outcome {
  const rows = folders.map(({ path, files, state }) => [formatCount(files, 'file'), state, showPath(path)]);
  const text = rows.length === 0 ? 'No folders yet: albumen index FOLDER' : formatColumns(rows, new Set([0]));
  return { exitCode: EXIT.done, json: { folders }, text };
}
