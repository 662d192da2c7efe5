import type { LibraryStatus } from '../../../shared/contract/schemas.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { formatFailures } from './format-index-report.ts';
import { formatBytes, formatCount, formatFacts } from './format-text.ts';
import { showPath } from './show-path.ts';

/** `albumen status`: what the library holds. */
export async function runStatus(context: CliContext): Promise<Outcome> {
  const client = await context.connect();
  const status = await client.library.status.query();
  return { exitCode: EXIT.done, json: status, text: formatStatus(status) };
}

/** The status for a person. */
export function formatStatus(status: LibraryStatus): string {
  const hidden = status.hidden > 0 ? `, and ${status.hidden} hidden because no file holds them any more` : '';
  const away = status.away > 0 ? `, ${status.away} of them away (their folder is not there now)` : '';
  const facts: [string, string][] = [
    ['Library', showPath(status.library)],
    ['Photos', `${status.photos}${hidden}`],
    ['Files', `${status.files}${away}`],
    ['Size', formatBytes(status.sizeBytes)],
    ['Model', status.model === null ? 'none yet' : `${status.model.name} (${status.model.id})`],
  ];
  if (status.building !== null) {
    facts.push(['Building', `${status.building.name} (${status.building.id}), ${formatCount(status.building.missing, 'photo')} to do: run albumen index`]);
  }
  facts.push(['Provider', status.provider ?? 'not tried yet']);
  if (status.writer !== null) {
    facts.push(['Written by', `process ${status.writer.pid} on ${status.writer.host} since ${status.writer.since}`]);
  }
  facts.push(['Version', `${status.version} (library format ${status.schemaVersion})`]);
  const folders = status.folders.map((folder) => `  ${showPath(folder)}`);
  return [
    formatFacts(facts),
    ...(folders.length === 0 ? ['No folders yet: albumen index FOLDER'] : ['Folders:', ...folders]),
    ...formatFailures(status.failed),
  ].join('\n');
}
