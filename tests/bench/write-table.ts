import { readFileSync, writeFileSync } from 'node:fs';
import { describeVerdict, type Measurement, type Skipped } from './bench-row.ts';

const MARK = /<!-- bench:begin -->[\s\S]*<!-- bench:end -->/;

/** One row's lines with the date they were measured on. */
export interface RowResult {
  readonly row: string;
  readonly scale: number;
  readonly lines: readonly (Measurement | Skipped)[];
}

/**
 * Put the table into the page, between its two marks. Rows that were not measured now keep their lines.
 *
 * @param file docs/performance.md.
 * @throws Error when the page has lost its marks.
 */
export function writeTable(file: string, machine: string, results: readonly RowResult[]): void {
  const page = readFileSync(file, 'utf8');
  const before = MARK.exec(page)?.[0];
  if (before === undefined) throw new Error(`${file} has no <!-- bench:begin --> … <!-- bench:end -->`);
  const kept = before.split('\n').filter((line) => line.startsWith('| `') && !results.some((result) => line.startsWith(`| \`${result.row}\``)));
  const date = new Date().toISOString().slice(0, 10);
  const fresh = results.flatMap((result) => result.lines.map((line) => tableLine(result, line, date)));
  const table = [
    '<!-- bench:begin -->',
    `Machine: ${machine}.`,
    '',
    '| row | what | figure | against | ratio | goal | date |',
    '|---|---|---|---|---|---|---|',
    ...[...kept, ...fresh].toSorted((a, b) => rowOf(a).localeCompare(rowOf(b))),
    '<!-- bench:end -->',
  ].join('\n');
  writeFileSync(file, page.replace(MARK, () => table));
}

function tableLine({ row, scale }: RowResult, line: Measurement | Skipped, date: string): string {
  const sized = scale === 1 ? '' : `; at ${scale} of the full size`;
  const cells =
    'skipped' in line
      ? [line.what, 'skipped', line.skipped, '', '']
      : [`${line.what}${line.remark === undefined ? '' : ` (${line.remark})`}${sized}`, line.figure, line.against, line.ratio.toFixed(2), describeVerdict(line)];
  return `| \`${row}\` | ${cells.join(' | ')} | ${date} |`;
}

function rowOf(line: string): string {
  return /^\| `([^`]*)`/.exec(line)?.[1] ?? '';
}
