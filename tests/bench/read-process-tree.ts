import { readdirSync, readFileSync } from 'node:fs';

/** Memory of a process and all below it. */
export interface TreeMemory {
  readonly processes: number;
  /** Sum of proportional set sizes, bytes: what several processes share counts once. */
  readonly bytes: number;
}

/** @returns Null where there is no /proc. */
export function readTreeMemory(rootPid = process.pid): TreeMemory | null {
  if (process.platform !== 'linux') return null;
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? readIfAlive(`/proc/${name}/stat`, parentIn) : null;
    if (parent !== null) parents.set(Number(name), parent);
  }
  let bytes = 0;
  let processes = 0;
  for (const pid of parents.keys()) {
    if (!descendsFrom(pid, rootPid, parents)) continue;
    const own = readIfAlive(`/proc/${pid}/smaps_rollup`, pssIn);
    if (own === null) continue;
    bytes += own;
    processes += 1;
  }
  return { processes, bytes };
}

function parentIn(stat: string): number {
  // The name in brackets may hold spaces: fields are counted from the last bracket. Source: man 5 proc.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function pssIn(rollup: string): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
}

function readIfAlive(file: string, read: (text: string) => number): number | null {
  try {
    return read(readFileSync(file, 'utf8'));
  } catch {
    return null; // The process ended while the list was read.
  }
}

function descendsFrom(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 0; at = parents.get(at)) if (at === root) return true;
  return false;
}
