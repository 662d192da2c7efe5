import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'albumen-lint-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json']) copyFileSync(join(repository, file), join(root, file));
  write('tsconfig.json', '{ "extends": "./tsconfig.base.json", "compilerOptions": { "types": ["node"] }, "include": ["electron"] }');
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Rules that the project's own oxlint configuration reports on these sources. */
function rulesBrokenBy(sources: Record<string, string>): string[] {
  for (const [file, text] of Object.entries(sources)) write(file, text);
  try {
    execFileSync(join(repository, 'node_modules/.bin/oxlint'), ['--type-aware', '-f', 'unix', 'electron'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return [];
  } catch (error) {
    const { stdout } = error as { stdout: string };
    return [...new Set([...stdout.matchAll(/\[Error\/(.+?)\]/g)].map(([, rule]) => rule ?? ''))].toSorted();
  }
}

it.each([
  ['a promise left alone', 'typescript(no-floating-promises)', 'export function start(): void {\n  Promise.resolve(1);\n}\n'],
  ['an any', 'typescript(no-explicit-any)', 'export function take(value: any): void {\n  JSON.stringify(value);\n}\n'],
  ['an unsafe member', 'typescript(no-unsafe-member-access)', 'export function nameOf(text: string): string {\n  return String(JSON.parse(text).name);\n}\n'],
  ['a type imported as a value', 'typescript(consistent-type-imports)', `import { Stats } from 'node:fs';\nexport type Size = Stats['size'];\n`],
  ['an error swallowed', 'eslint(no-empty)', 'export function quiet(work: () => void): void {\n  try {\n    work();\n  } catch {}\n}\n'],
  ['a default export', 'import(no-default-export)', 'export default 3;\n'],
  ['an error thrown as text', 'typescript(only-throw-error)', `export function fail(): never {\n  throw 'no';\n}\n`],
  ['a console in the engine', 'eslint(no-console)', `export function shout(): void {\n  console.log('here');\n}\n`],
  ['a double equals', 'eslint(eqeqeq)', 'export function same(a: number, b: number): boolean {\n  return a == b;\n}\n'],
])('the linter refuses %s', (_what, rule, text) => {
  expect(rulesBrokenBy({ 'electron/engine/store/wrong.ts': text })).toContain(rule);
});

it('the linter refuses two files that import each other', () => {
  expect(
    rulesBrokenBy({
      'electron/engine/store/left.ts': `import { right } from './right.ts';\nexport function left(): number {\n  return right();\n}\n`,
      'electron/engine/store/right.ts': `import { left } from './left.ts';\nexport function right(): number {\n  return left();\n}\n`,
    }),
  ).toContain('import(no-cycle)');
});

it('the linter lets a plain source pass', () => {
  expect(rulesBrokenBy({ 'electron/engine/store/right.ts': 'export function twice(value: number): number {\n  return value * 2;\n}\n' })).toEqual([]);
});
