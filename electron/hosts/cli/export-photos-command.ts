import type { ExportEvent, ExportRequest } from '../../../shared/contract/edit-schemas.ts';
import { followExport } from '../../../shared/wire/follow-export.ts';
import type { AlbumenClient } from '../../../shared/wire/create-client.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { findPhotosAt } from './find-photos-at.ts';
import { formatCount } from './format-text.ts';
import { absolutePath } from './library-location.ts';
import { fitLine, ProgressLine } from './progress-line.ts';
import { showPath } from './show-path.ts';
import { UsageError } from './usage-error.ts';

/** Which photos, where none are named: those of a question, or all. */
export interface PhotoChoice {
  readonly question?: string;
  readonly all?: boolean;
  readonly language?: 'en' | 'de';
}

export interface PhotoExportOptions extends PhotoChoice {
  readonly jpeg?: boolean;
  readonly longSide?: number;
  readonly quality?: number;
  readonly metadata: boolean;
  readonly place: boolean;
  readonly tags?: boolean;
}

export interface SidecarExportOptions extends PhotoChoice {
  readonly to?: string;
  readonly besideOriginals?: boolean;
  readonly place: boolean;
}

type ExportReport = Extract<ExportEvent, { type: 'report' }>;
type ExportForm = Omit<ExportRequest, 'ids'>;

/** Photos of one export at most, as the contract says; more are exported in several. */
const IDS_AT_ONCE = 100_000;
/** Photos that a question can find at most, as the contract says. */
const FOUND_MAX = 10_000;

/** `albumen export photos <folder> [photos]`: copies of photos. */
export async function runExportPhotos(context: CliContext, folder: string, names: readonly string[], options: PhotoExportOptions): Promise<Outcome> {
  if (options.jpeg !== true && (options.longSide !== undefined || options.quality !== undefined)) throw new UsageError('--long-side and --quality are of a JPEG: add --jpeg');
  if (options.tags === true && !options.metadata) throw new UsageError('tags are metadata: leave out --no-metadata or --tags');
  const { ids, report } = await exportChosen(context, { names, choice: options }, {
    folder: absolutePath(folder, context),
    format: options.jpeg === true ? 'jpeg' : 'original',
    withMetadata: options.metadata, withPlace: options.place, withTags: options.tags ?? false, tagLanguage: options.language ?? 'en',
    ...(options.longSide !== undefined && { longSide: options.longSide }),
    ...(options.quality !== undefined && { quality: options.quality }),
  });
  return outcomeOf(report, ids, `${formatCount(report.written.length, 'copy', 'copies')} written into ${showPath(absolutePath(folder, context))}.`);
}

/** `albumen export sidecars [photos]`: what a person made of photos, as XMP. */
export async function runExportSidecars(context: CliContext, names: readonly string[], options: SidecarExportOptions): Promise<Outcome> {
  if ((options.to === undefined) === (options.besideOriginals !== true)) throw new UsageError('say where they go: --to FOLDER, or --beside-originals');
  const folder = options.to === undefined ? null : absolutePath(options.to, context);
  const { ids, report } = await exportChosen(context, { names, choice: options }, { folder, format: 'sidecar', withPlace: options.place, withTags: true, tagLanguage: options.language ?? 'en' });
  const spokenOf = new Set([...report.written, ...report.failed].map(({ id }) => id));
  const silent = ids.length - spokenOf.size;
  const where = folder === null ? 'beside the originals' : `into ${showPath(folder)}`;
  const rest = silent > 0 && !report.interrupted ? ` Of ${formatCount(silent, 'photo')} there was nothing to say.` : '';
  return outcomeOf(report, ids, `${formatCount(report.written.length, 'sidecar')} written ${where}.${rest}`);
}

function outcomeOf(report: ExportReport, ids: readonly string[], says: string): Outcome {
  const { written, failed, interrupted } = report;
  const failures = failed.map(({ id, reason }) => `Not exported: ${id}: ${showPath(reason)}`);
  const exitCode: ExitCode = interrupted ? EXIT.interrupted : failed.length > 0 ? EXIT.someFailed : EXIT.done;
  return { exitCode, json: { photos: ids.length, written, failed, interrupted }, text: [says, ...failures].join('\n') };
}

async function exportChosen(
  context: CliContext,
  { names, choice }: { readonly names: readonly string[]; readonly choice: PhotoChoice },
  form: ExportForm,
): Promise<{ ids: string[]; report: ExportReport }> {
  const asked = choice.question?.trim() ?? '';
  if ([names.length > 0, asked !== '', choice.all === true].filter(Boolean).length !== 1) throw new UsageError('say which photos: name them, or --question TEXT, or --all');
  const client = await context.connect();
  const ids = await (choice.all === true ? everyId(client) : asked === '' ? findPhotosAt(names, client, context) : foundIds(client, asked, context));
  const report: ExportReport = { type: 'report', written: [], failed: [], interrupted: false };
  const line = new ProgressLine(context.stderr);
  try {
    for (let start = 0; start < ids.length && !report.interrupted; start += IDS_AT_ONCE) {
      const onProgress = (done: number): void => line.draw((columns) => fitLine(`Exporting ${start + done} of ${formatCount(ids.length, 'photo')}`, columns));
      const part = await followExport(client, { ...form, ids: ids.slice(start, start + IDS_AT_ONCE) }, { signal: context.signal, onProgress });
      report.written = [...report.written, ...part.written];
      report.failed = [...report.failed, ...part.failed];
      report.interrupted = part.interrupted;
    }
  } finally {
    line.clear();
  }
  return { ids, report };
}

/** What a question surely finds; of filters alone, everything that passes. */
async function foundIds(client: AlbumenClient, asked: string, { signal }: CliContext): Promise<string[]> {
  const { strong, results } = await client.search.query.query({ text: asked, limit: FOUND_MAX }, { signal });
  return results.slice(0, strong).map(({ id }) => id);
}

async function everyId(client: AlbumenClient): Promise<string[]> {
  const bytes = (await client.timeline.read.query({}))?.ids ?? new Uint8Array();
  return Array.from({ length: bytes.length / 16 }, (_, i) => Buffer.from(bytes.subarray(i * 16, i * 16 + 16)).toString('hex'));
}
