import { isWithin } from '../scan/list-folder.ts';

/** An index run that is due. */
export interface DueRun {
  /** Folders and parts of folders to look through, absolute; `all` is every folder of the library. */
  readonly scope: 'all' | readonly string[];
  /** Folders that a person named, absolute: they join the library where they are not in it yet. */
  readonly named: readonly string[];
  readonly retryFailed: boolean;
  readonly verify: boolean;
  /** Who asked: only a person is told of a run that changed nothing. */
  readonly askedBy: 'person' | 'watch';
}

/** Index runs that are due, in order; equal ones become one. */
export interface RunQueue {
  add(run: DueRun): void;
  /** Put a run that was interrupted back, ahead of the others. */
  putBack(run: DueRun): void;
  next(): DueRun | null;
  readonly isEmpty: boolean;
}

export function createRunQueue(): RunQueue {
  let runs: DueRun[] = [];

  function put(run: DueRun, isFirst: boolean): void {
    const same = runs.find((other) => other.retryFailed === run.retryFailed && other.verify === run.verify);
    const merged = same ? merge(same, run) : run;
    const others = runs.filter((other) => other !== same);
    const at = isFirst || !same ? (isFirst ? 0 : others.length) : runs.indexOf(same);
    runs = others.toSpliced(at, 0, merged);
  }

  return {
    add: (run) => put(run, false),
    putBack: (run) => put(run, true),
    next: () => runs.shift() ?? null,
    get isEmpty() {
      return runs.length === 0;
    },
  };
}

function merge(a: DueRun, b: DueRun): DueRun {
  const named = [...new Set([...a.named, ...b.named])];
  const askedBy = a.askedBy === 'person' || b.askedBy === 'person' ? 'person' : 'watch';
  if (a.scope === 'all' || b.scope === 'all') return { ...a, scope: 'all', named, askedBy };
  const paths = [...new Set([...a.scope, ...b.scope])];
  return { ...a, scope: paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other))), named, askedBy };
}
