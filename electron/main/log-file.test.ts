import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLogFile } from './log-file.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'albumen-log-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes entries with their time, and keeps their line breaks', () => {
  const log = openLogFile(join(folder, 'logs'));
  log.write('engine ended: exit code 1\nlast words\n');
  log.write('closed');
  expect(readFileSync(log.path, 'utf8')).toMatch(/^\d{4}-\S+Z engine ended: exit code 1\n {4}last words\n\S+Z closed\n$/);
});

it('puts a long log aside and keeps three older ones', () => {
  const log = openLogFile(folder, 40);
  for (let entry = 1; entry <= 8; entry++) log.write(`entry ${entry}, long enough`);
  expect(readdirSync(folder).toSorted()).toEqual(['albumen.1.log', 'albumen.2.log', 'albumen.3.log', 'albumen.log']);
  const kept = readdirSync(folder).map((name) => /entry \d/.exec(readFileSync(join(folder, name), 'utf8'))?.[0]);
  expect(new Set(kept)).toEqual(new Set(['entry 5', 'entry 6', 'entry 7', 'entry 8']));
});

it('does not end the app when it cannot be written', () => {
  const said: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(said.push(String(text))));
  writeFileSync(join(folder, 'file'), '');
  openLogFile(join(folder, 'file', 'logs')).write('lost words');
  spy.mockRestore();
  expect(said.join('')).toMatch(/lost words\n\(the log cannot be written: .*ENOTDIR/);
});
