import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What vitest's json reporter writes, as far as it is read here. */
interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

// Runs vitest with the arguments given (none: every project) and ends with one line of true counts, for a person and for CI.
const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, '.cache', 'test-report.json');
mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
const counts = JSON.parse(readFileSync(report, 'utf8')) as TestReport;
// A file that could not even be loaded holds no test, and counts as one failure.
const unloaded = counts.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
for (const file of unloaded) console.log(`could not be run: ${file.name}`);
if (counts.numPendingTests > 0) console.log(`${counts.numPendingTests} skipped`);
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests + unloaded.length} failed`);
process.exitCode = status ?? 1;
