import { describe, expect, it } from 'vitest';
import type { IndexProgress } from '../../../shared/contract/schemas.ts';
import { formatProgress, ProgressLine } from './progress-line.ts';

const progress: IndexProgress = {
  phase: 'indexing', done: 123, total: 456, photosPerSecond: 8.42, secondsLeft: 39.6, failed: 2, provider: 'cpu', providerNotes: [],
};

function terminal(isTTY: boolean): { written: string[]; stream: { isTTY: boolean; columns: number; write(text: string): boolean } } {
  const written: string[] = [];
  return { written, stream: { isTTY, columns: 100, write: (text) => written.push(text) > 0 } };
}

describe('formatProgress', () => {
  it('says photos done, of how many, photos/s, time left, provider and failures', () => {
    expect(formatProgress(progress, 100)).toBe('Indexing 123 of 456 photos · 8.4 photos/s · 40 s left · cpu · 2 failed');
  });

  it('leaves out what is not known yet', () => {
    const start = { ...progress, phase: 'scanning', done: 0, total: 0, photosPerSecond: 0, secondsLeft: null, failed: 0, provider: null } as const;
    expect(formatProgress(start, 100)).toBe('Looking through the folders');
  });

  it('never reaches the last column of the terminal', () => {
    for (const columns of [10, 20, 40, 66, 67]) expect(formatProgress(progress, columns).length).toBeLessThan(columns);
  });
});

describe('ProgressLine', () => {
  it('redraws one line, at most ten times a second, and takes it away', () => {
    const { written, stream } = terminal(true);
    let nowMs = 0;
    const line = new ProgressLine(stream, () => nowMs);
    for (; nowMs < 1_000; nowMs += 10) line.show(progress);
    line.clear();
    line.clear();
    expect(written).toHaveLength(11);
    expect(written.every((text) => text.startsWith('\r\u001b[2K') && !text.includes('\n'))).toBe(true);
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });

  it('says once why a better provider does not run', () => {
    const { written, stream } = terminal(true);
    const line = new ProgressLine(stream, () => 0);
    const withNotes = { ...progress, providerNotes: ['cuda: not installed'] };
    line.show(withNotes);
    line.show(withNotes);
    expect(written.filter((text) => text.includes('cuda'))).toEqual(['cuda: not installed\n']);
  });

  it('takes a terminal that does not tell its width for a usual one', () => {
    const { written, stream } = terminal(true);
    new ProgressLine({ ...stream, columns: 0 }, () => 0).show(progress);
    expect(written[0]).toContain('Indexing 123 of 456 photos');
  });

  it('is quiet where nobody looks', () => {
    const { written, stream } = terminal(false);
    const line = new ProgressLine(stream, () => 0);
    line.show({ ...progress, providerNotes: ['cuda: not installed'] });
    line.clear();
    expect(written).toEqual([]);
  });
});
