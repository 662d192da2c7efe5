import type { IndexReport } from '../../../shared/contract/schemas.ts';
import { followIndex } from '../../../shared/wire/follow-index.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { formatIndexReport } from './format-index-report.ts';
import { absolutePath } from './library-location.ts';
import { modelArgument } from './models-command.ts';
import { ProgressLine } from './progress-line.ts';

export interface IndexOptions {
  readonly model?: string;
  readonly verify?: boolean;
  readonly retryFailed?: boolean;
}

/** `albumen index [folder…]`: bring the library to what the folders hold. */
export async function runIndex(context: CliContext, folders: readonly string[], options: IndexOptions): Promise<Outcome> {
  const absolute = folders.map((folder) => absolutePath(folder, context));
  const client = await context.connect();
  const line = new ProgressLine(context.stderr);
  let report: IndexReport;
  try {
    report = await followIndex(
      client,
      {
        folders: absolute,
        verify: options.verify ?? false,
        retryFailed: options.retryFailed ?? false,
        ...(options.model === undefined ? {} : { model: modelArgument(options.model, context) }),
      },
      { signal: context.signal, onProgress: (progress) => line.show(progress) },
    );
  } finally {
    line.clear();
  }
  return { exitCode: exitCodeOfReport(report, absolute), json: report, text: formatIndexReport(report) };
}

/** Done, done with failures (a folder that was asked for and could not be read is one), or interrupted. */
export function exitCodeOfReport(report: IndexReport, asked: readonly string[]): ExitCode {
  if (report.interrupted) return EXIT.interrupted;
  const missed = report.away.some(({ path }) => asked.includes(path));
  return report.failed.length > 0 || missed ? EXIT.someFailed : EXIT.done;
}
