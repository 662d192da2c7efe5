import { setTimeout as delay } from 'node:timers/promises';
import { PERSON_BUSY_MS } from '../config.ts';

/** How often work that holds back looks whether an answer is out. */
const PERSON_LOOK_AGAIN_MS = 20;

/** Makes background work hold back while a person uses the window: they share processor and drive. */
export interface Breather {
  /** Background work awaits this before each piece: resolves at once, or when nobody is busy any more. */
  breathe(): Promise<void>;
  /** A person is scrolling or searching: hold back for PERSON_BUSY_MS from now. */
  noticePerson(): void;
  /** Hold back for as long as a piece of work for the person takes. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** True while background work waits here for a person to finish. */
  readonly isHolding: boolean;
  /** Called when `isHolding` changes. */
  onChange: (() => void) | null;
}

export function createBreather(now: () => number = Date.now): Breather {
  let busyUntilMs = 0;
  let answering = 0;
  let waiting = 0;

  function leftMs(): number {
    // What is being answered is looked at again soon: answers take milliseconds.
    return answering > 0 ? PERSON_LOOK_AGAIN_MS : busyUntilMs - now();
  }

  const breather: Breather = {
    onChange: null,
    async breathe() {
      if (leftMs() <= 0) return;
      waiting += 1;
      if (waiting === 1) breather.onChange?.();
      try {
        for (let ms = leftMs(); ms > 0; ms = leftMs()) await delay(ms, undefined, { ref: false });
      } finally {
        waiting -= 1;
        if (waiting === 0) breather.onChange?.();
      }
    },
    noticePerson() {
      busyUntilMs = now() + PERSON_BUSY_MS;
    },
    async during(work) {
      answering += 1;
      try {
        return await work();
      } finally {
        answering -= 1;
      }
    },
    get isHolding() {
      return waiting > 0 && now() < busyUntilMs;
    },
  };
  return breather;
}
