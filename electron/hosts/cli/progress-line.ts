import type { IndexProgress } from '../../../shared/contract/schemas.ts';
import { formatDuration, formatRate } from './format-text.ts';
import type { OutputStream } from './surroundings.ts';

/** Redraws a second: often enough to look alive, seldom enough to cost nothing. */
const REDRAWS_PER_SECOND = 10;
/** Where a terminal does not tell its width (0 is one way of not telling). */
const USUAL_COLUMNS = 80;
const CLEAR_LINE = '\r\u001b[2K';

const PHASES: Readonly<Record<IndexProgress['phase'], string>> = {
  scanning: 'Looking through the folders',
  indexing: 'Indexing',
  rebuilding: 'Building vectors for the new model',
  finishing: 'Finishing',
  sorting: 'Sorting tags, albums and duplicates',
  done: 'Done',
};

/**
 * One live line of progress on a terminal; nothing where the stream is none.
 * Why a better provider does not run is said once, above the line.
 */
export class ProgressLine {
  readonly #stream: OutputStream;
  readonly #now: () => number;
  #drawnAtMs = -Infinity;
  #isDrawn = false;
  #saidNotes = false;

  constructor(stream: OutputStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
  }

  show(progress: IndexProgress): void {
    if (this.#stream.isTTY !== true) return;
    if (!this.#saidNotes && progress.provider !== null && progress.providerNotes.length > 0) {
      this.#saidNotes = true;
      this.clear();
      for (const note of progress.providerNotes) this.#stream.write(`${note}\n`);
    }
    this.draw((columns) => formatProgress(progress, columns));
  }

  /** Draw a line of its own; `format` cuts it to a number of columns. */
  draw(format: (columns: number) => string): void {
    if (this.#stream.isTTY !== true) return;
    const nowMs = this.#now();
    if (nowMs - this.#drawnAtMs < 1000 / REDRAWS_PER_SECOND) return;
    this.#drawnAtMs = nowMs;
    this.#isDrawn = true;
    const columns = this.#stream.columns === undefined || this.#stream.columns === 0 ? USUAL_COLUMNS : this.#stream.columns;
    this.#stream.write(`${CLEAR_LINE}${format(columns)}`);
  }

  /** Take the line off the terminal, so that something else can be written. */
  clear(): void {
    if (!this.#isDrawn) return;
    this.#isDrawn = false;
    this.#stream.write(CLEAR_LINE);
  }
}

/** The live line: photos done, of how many, photos/s, time left, provider and failures, cut to the terminal's width. */
export function formatProgress(progress: IndexProgress, columns: number): string {
  const parts = [PHASES[progress.phase]];
  if (progress.total > 0) parts[0] += ` ${progress.done} of ${progress.total} photos`;
  if (progress.photosPerSecond > 0) parts.push(formatRate(progress.photosPerSecond));
  if (progress.secondsLeft !== null) parts.push(`${formatDuration(progress.secondsLeft)} left`);
  if (progress.provider !== null) parts.push(progress.provider);
  if (progress.failed > 0) parts.push(`${progress.failed} failed`);
  return fitLine(parts.join(' · '), columns);
}

/** Cut a line to the terminal's width. */
export function fitLine(line: string, columns: number): string {
  // The last column stays free: a terminal that wraps there would leave the line behind.
  return line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`;
}
