import { expect, it } from 'vitest';
import { frugalEnvironment, type ProcessFacts } from './restart-frugally.ts';

const indexing: ProcessFacts = { platform: 'linux', env: {}, args: ['--library', '/l', 'index', '/photos'], hasChannel: false };

it('starts long commands anew with the limits of their children, once', () => {
  const wanted = frugalEnvironment(indexing);
  expect(wanted).toMatchObject({ MALLOC_ARENA_MAX: '2' });
  expect(frugalEnvironment({ ...indexing, args: ['serve'] })).toEqual(wanted);
  expect(frugalEnvironment({ ...indexing, env: { ...wanted } })).toBe(null);
});

it('leaves everything else as it is', () => {
  expect(frugalEnvironment({ ...indexing, args: ['search', 'two dogs'] })).toBe(null);
  expect(frugalEnvironment({ ...indexing, platform: 'darwin' })).toBe(null);
  expect(frugalEnvironment({ ...indexing, hasChannel: true })).toBe(null);
  expect(frugalEnvironment({ ...indexing, args: ['index', '/photos/caf\ufffd'] })).toBe(null);
});

it("keeps a person's own limits", () => {
  expect(frugalEnvironment({ ...indexing, env: { MALLOC_ARENA_MAX: '8' } })).not.toHaveProperty('MALLOC_ARENA_MAX');
});
