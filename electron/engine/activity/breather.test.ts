import { expect, test } from 'vitest';
import { createBreather } from './breather.ts';

/** Whether a promise is settled after everything that is due now has had its turn. */
async function isSettled(work: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void work.then(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

test('nothing holds back while nobody is there', async () => {
  expect(await isSettled(createBreather().breathe())).toBe(true);
});

test('work holds back from the moment a person is noticed until they are done, and says so', async () => {
  let nowMs = 0;
  const breather = createBreather(() => nowMs);
  const told: boolean[] = [];
  breather.onChange = () => told.push(breather.isHolding);
  breather.noticePerson();
  const work = breather.breathe();
  expect([await isSettled(work), breather.isHolding]).toEqual([false, true]);
  nowMs = 1_000_000;
  await work;
  expect([breather.isHolding, told]).toEqual([false, [true, false]]);
});

test('work holds back while an answer is made, and no longer', async () => {
  const breather = createBreather();
  const answer = Promise.withResolvers<string>();
  const answering = breather.during(() => answer.promise);
  const work = breather.breathe();
  expect([await isSettled(work), breather.isHolding]).toEqual([false, false]);
  answer.resolve('here');
  expect(await answering).toBe('here');
  await work;
  expect(await isSettled(breather.breathe())).toBe(true);
});

test('an answer that fails lets work go on', async () => {
  const breather = createBreather();
  await expect(breather.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await isSettled(breather.breathe())).toBe(true);
});
