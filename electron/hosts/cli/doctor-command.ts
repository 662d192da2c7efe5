import type { DoctorReport } from '../../../shared/contract/schemas.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { formatColumns } from './format-text.ts';
import { showPath } from './show-path.ts';

/** `albumen doctor`: what was found on this machine, and what to do about what is missing. */
export async function runDoctor(context: CliContext): Promise<Outcome> {
  const client = await context.connect();
  const report = await client.doctor.report.query(undefined, { signal: context.signal });
  return { exitCode: EXIT.done, json: report, text: formatDoctor(report) };
}

function formatDoctor({ checks }: DoctorReport): string {
  const rows = checks.flatMap((check) => {
    const [first = '', ...more] = check.found.split('\n').map(showPath);
    return [
      [check.status, check.area, first],
      ...more.map((line) => ['', '', line]),
      ...(check.advice === null ? [] : check.advice.split('\n').map((line) => ['', '', `-> ${showPath(line)}`])),
    ];
  });
  return formatColumns(rows);
}
