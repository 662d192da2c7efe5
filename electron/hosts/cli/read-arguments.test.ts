import { expect, it } from 'vitest';
import { pathToOpen } from '../../engine/scan/path-bytes.ts';
import { argumentsFromBytes } from './read-arguments.ts';

it('keeps the bytes of an argument that is no UTF-8, so that its file can be opened', () => {
  const name = Buffer.from([0x66, 0xfc, 0x72]);
  const line = Buffer.concat([Buffer.from('node\0main.ts\0index\0'), name, Buffer.from('\0\0')]);
  const [command, folder, empty] = argumentsFromBytes(line, 3);
  expect([command, empty]).toEqual(['index', '']);
  expect(pathToOpen(folder as string)).toEqual(name);
});
