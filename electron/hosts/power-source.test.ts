import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPowerSource, isBatteryByPmset, isBatteryByPowerLine, isDischarging, readPowerSupplies } from './power-source.ts';

async function laptop(supplies: Record<string, Record<string, string>>): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-power-'));
  try {
    for (const [name, attributes] of Object.entries(supplies)) {
      await mkdir(join(folder, name));
      for (const [attribute, value] of Object.entries(attributes)) await writeFile(join(folder, name, attribute), `${value}\n`);
    }
    return isDischarging(await readPowerSupplies(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.each([
  ['unplugged', true, { AC: { type: 'Mains', online: '0' }, BAT0: { type: 'Battery', status: 'Discharging', scope: 'System' } }],
  ['unplugged, without a scope', true, { BAT0: { type: 'Battery', status: 'Discharging' } }],
  ['plugged in', false, { AC: { type: 'Mains', online: '1' }, BAT0: { type: 'Battery', status: 'Charging' } }],
  ['plugged in, held at 80 %', false, { AC: { type: 'Mains', online: '1' }, BAT0: { type: 'Battery', status: 'Not charging' } }],
  ['plugged in by USB-C while the second battery feeds the first', false, { usbc: { type: 'USB', online: '1' }, BAT0: { type: 'Battery', status: 'Discharging' } }],
  ['a desktop with a wireless mouse', false, { mouse: { type: 'Battery', status: 'Discharging', scope: 'Device' } }],
  ['a server', false, {}],
])('on Linux, %s counts as %s', async (_name, expected, supplies) => {
  expect(await laptop(supplies as Record<string, Record<string, string>>)).toBe(expected);
});

test('a machine without power management runs on mains', async () => {
  expect(await readPowerSupplies('/no/such/folder')).toEqual([]);
  expect(await createPowerSource('freebsd')()).toBe(false);
});

test("reads macOS' pmset and Windows' power line", () => {
  expect(isBatteryByPmset("Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t87%; discharging; 4:12 remaining present: true\n")).toBe(true);
  expect(isBatteryByPmset("Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t87%; charging; 0:40 remaining present: true\n")).toBe(false);
  expect(isBatteryByPmset('')).toBe(false);
  expect(['Offline\r\n', 'Online\r\n', 'Unknown\r\n', ''].map(isBatteryByPowerLine)).toEqual([true, false, false, false]);
});

test.skipIf(process.platform === 'darwin')('counts as mains where the helper of the system is missing', async () => {
  expect(await createPowerSource('darwin')()).toBe(false);
});
