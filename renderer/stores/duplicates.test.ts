import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DuplicateGroup, DuplicatesPage, DuplicatesSummary } from '../../shared/contract/duplicate-schemas.ts';
import { useDuplicates } from './duplicates.ts';

interface Asked {
  readonly offset: number;
  answer(page: DuplicatesPage): void;
}

let asked: Asked[] = [];
let failure: Error | null = null;
const SUMMARY: DuplicatesSummary = { isComplete: true, tiers: [], notDuplicates: 0 };

vi.mock('../api/client.ts', () => ({
  api: {
    duplicates: {
      summary: { query: () => (failure ? Promise.reject(failure) : Promise.resolve(SUMMARY)) },
      list: { query: ({ offset }: { offset: number }) => new Promise((resolve) => asked.push({ offset, answer: resolve })) },
    },
  },
}));

/** A page of groups whose ids say where they stand, in a list of 1,000. */
function page(offset: number, edition = ''): DuplicatesPage {
  const groups = Array.from({ length: 100 }, (_, index): DuplicateGroup => ({ id: `${edition}${offset + index}`, tier: 'exact', members: [] as unknown as DuplicateGroup['members'], reasons: [], winsBytes: 0 }));
  return { total: 1_000, groups };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

const { refresh, want } = useDuplicates.getState();
const groupAt = (index: number): string | undefined => useDuplicates.getState().lists.exact?.groups[index]?.id;

/** Read the first page. */
async function start(): Promise<void> {
  want('exact', 0, 1);
  const done = refresh('exact');
  await settle();
  asked.shift()?.answer(page(0));
  await done;
}

beforeEach(() => {
  asked = [];
  failure = null;
  useDuplicates.setState(useDuplicates.getInitialState(), true);
});

describe('reading groups', () => {
  it('asks for the pages that are looked at, each once', async () => {
    await start();
    want('exact', 250, 310);
    want('exact', 255, 315);
    expect(asked.map(({ offset }) => offset)).toEqual([200, 300]);
    for (const { offset, answer } of asked) answer(page(offset));
    await settle();
    expect([groupAt(0), groupAt(150), groupAt(299), groupAt(300)]).toEqual(['0', undefined, '299', '300']);
  });

  it('throws away what was asked before the library changed', async () => {
    await start();
    want('exact', 200, 210);
    const late = asked.shift();
    const again = refresh('exact');
    await settle();
    asked.shift()?.answer(page(0, 'new '));
    await settle();
    late?.answer(page(200, 'old '));
    await settle();
    expect(groupAt(200)).toBeUndefined();
    asked.shift()?.answer(page(200, 'new '));
    await again;
    expect([groupAt(0), groupAt(200)]).toEqual(['new 0', 'new 200']);
  });

  it('keeps what is shown when they cannot be read any more, and says why', async () => {
    await start();
    failure = new Error('the engine is away');
    await refresh('exact');
    expect([useDuplicates.getState().problem, groupAt(0)]).toEqual(['the engine is away', '0']);
  });
});
