import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { describeVerdict, type BenchRow, type Measurement, type Skipped } from './bench-row.ts';
import { describeMachine } from './describe-machine.ts';
import { writeTable, type RowResult } from './write-table.ts';

/** Every row, loaded only when it runs. */
const ROWS: Readonly<Record<string, () => Promise<BenchRow>>> = {
  indexing: async () => (await import('./index-throughput.ts')).indexThroughput,
  rescan: async () => (await import('./rescan-unchanged.ts')).rescanUnchanged,
  questions: async () => (await import('./question-latency.ts')).questionLatency,
  'cold-search': async () => (await import('./cold-search.ts')).coldSearch,
  memory: async () => (await import('./index-memory.ts')).indexMemory,
  window: async () => (await import('./window-speed.ts')).windowSpeed,
  duplicates: async () => (await import('./duplicates-speed.ts')).duplicatesSpeed,
  albums: async () => (await import('./sort-albums.ts')).sortAlbums,
  tags: async () => (await import('./tag-speed.ts')).tagSpeed,
  'library-size': async () => (await import('./library-size.ts')).librarySize,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, scale: { type: 'string', default: '1' }, help: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !(name in ROWS));
const scale = Number(values.scale);
if (values.help || unknown.length > 0 || !(scale > 0 && scale <= 1)) {
  console.error(`npm run bench -- [row…] [--scale 0.1] [--write]\nrows: ${Object.keys(ROWS).join(', ')}; --write puts the table into docs/performance.md`);
  process.exit(values.help ? 0 : 2);
}

const machine = describeMachine();
console.log(machine);
const results: RowResult[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(ROWS)) {
  const folder = mkdtempSync(join(tmpdir(), `albumen-bench-${name}-`));
  console.log(`\n${name}`);
  try {
    const row = await ROWS[name]?.();
    const lines = (await row?.run({ folder, scale, tell: (line) => console.log(`  … ${line}`) })) ?? [];
    for (const line of lines) printLine(line);
    results.push({ row: name, scale, lines });
  } catch (error) {
    // One broken row must not lose the figures of the others.
    console.error(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (values.write) writeTable(fileURLToPath(new URL('../../docs/performance.md', import.meta.url)), machine, results);
// Native threads of the store must not keep the program.
process.exit();

function printLine(line: Measurement | Skipped): void {
  if ('skipped' in line) console.log(`  ${line.what}: skipped, ${line.skipped}`);
  else {
    console.log(`  ${line.what}: ${line.figure}, against ${line.against}: ratio ${line.ratio.toFixed(2)}, ${describeVerdict(line)}`);
    if (line.remark !== undefined) console.log(`    (${line.remark})`);
  }
}
