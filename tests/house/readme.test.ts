import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { EXIT } from '../../electron/hosts/cli/exit-code.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join('docs', name))];

it.each(pages)('every npm script that %s names is there', (page) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(page).matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map(([, name]) => name);

  expect(named.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
});

it.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');

  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

it("CI runs README's test command", () => {
  const command = 'npm ci && npm test';

  expect(read('README.md')).toContain(`\n${command} `);
  expect(read('.ci/run').trimEnd().split('\n').at(-1)).toBe(command);
});

it("README's exit codes are those of the command line", () => {
  const told = [...read('README.md').matchAll(/^\| (\d+) \| /gm)].map(([, code]) => Number(code));

  expect(told).toEqual(Object.values(EXIT));
});

it("every folder of README's map is there", () => {
  const map = /## The house on one screen\n\n```\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
  let parent = '';
  const missing: string[] = [];
  for (const line of map.split('\n')) {
    const isInner = line.startsWith('  ');
    const names = line.trim().split(/ {2,}/).filter((part) => /^[\w./-]+(\/|\.ts)$/.test(part));
    for (const name of names) if (!existsSync(join(root, isInner ? parent : '', name))) missing.push(line);
    if (!isInner && names[0] !== undefined) parent = names[0];
  }

  expect(map.split('\n').length).toBeGreaterThan(15);
  expect(missing).toEqual([]);
});
