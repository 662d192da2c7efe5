import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { REPOSITORY } from '../fixtures/repository.ts';

const LOAD = `
  const { openGraphSession } = await import(process.argv[1]);
  await openGraphSession(process.argv[2], { provider: 'cpu' });
  await new Promise((resolve) => setTimeout(resolve, 300));`;

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'albumen-telemetry-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

// ONNX Runtime keeps its sender still by itself where it sees that it is tested, which must not be what this test sees.
it('loads a model without ONNX Runtime leaving an id of the device, or events to send, in the folders of the person', () => {
  const { CI: _ci, GITHUB_ACTIONS: _actions, ORT_RUNNING_UNIT_TESTS: _tests, ...env } = process.env;
  const args = ['--input-type=module', '--eval', LOAD, join(REPOSITORY, 'electron/engine/encode/onnx-session.ts'), join(REPOSITORY, 'resources/models/albumen-mini/text-encoder.onnx')];
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8', env: { ...env, HOME: home, XDG_CACHE_HOME: join(home, '.cache'), ORT_DISABLE_TELEMETRY: '0' },
  });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(home, { recursive: true })).toEqual([]);
});
