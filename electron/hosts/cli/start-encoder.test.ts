import { expect, it } from 'vitest';
import { asksQuestion } from './start-encoder.ts';

it.each([
  [['search', 'two dogs'], true],
  [['--library', '/l', '--json', 'similar', '/photos/a.jpg'], true],
  [['search', '--help'], false],
  [['similar', '-h'], false],
  [['index', '/photos'], false],
  [[], false],
])('tells whether a command line asks a question: %j', (args, asks) => {
  expect(asksQuestion(args)).toBe(asks);
});
