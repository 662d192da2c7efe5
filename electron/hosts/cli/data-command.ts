import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { formatCount } from './format-text.ts';
import { absolutePath } from './library-location.ts';
import { showPath } from './show-path.ts';

/** `albumen export [data] <folder>`: everything that a person made, as one JSON file. */
export async function runExportData(context: CliContext, folder: string): Promise<Outcome> {
  const client = await context.connect();
  // A mistyped --library is no empty one.
  await client.library.folders.list.query();
  const report = await client.app.exportData.mutate({ folder: absolutePath(folder, context) });
  return { exitCode: EXIT.done, json: report, text: `Written to ${showPath(report.path)}; it speaks of ${formatCount(report.photos, 'photo')}.` };
}

/** `albumen import <file>`: the same taken in, beside what is there. */
export async function runImportData(context: CliContext, file: string): Promise<Outcome> {
  const client = await context.connect();
  const report = await client.app.importData.mutate({ file: absolutePath(file, context) });
  const { photos, unknownPhotos, tags, albums, decisions } = report;
  const counts = [formatCount(photos, 'photo'), formatCount(tags, 'tag'), formatCount(albums, 'album'), formatCount(decisions, 'decision')].join(', ');
  const later = unknownPhotos > 0 ? [`What it says of ${formatCount(unknownPhotos, 'further photo')} is kept until they come.`] : [];
  return { exitCode: EXIT.done, json: report, text: [`Taken in: ${counts}.`, ...later].join('\n') };
}
