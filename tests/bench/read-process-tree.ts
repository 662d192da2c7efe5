import { readdirSync, readFileSync } from 'node:fs';

/** Memory of this process and all below it. */
export interface TreeMemory {
  readonly processes: number;
  /** Sum of resident set sizes, bytes: shared libraries count once for each process, so the truth is lower. */
  readonly residentBytes: number;
}

/** Size of a page on Linux x64 and arm64 as /proc counts, bytes. */
const PAGE_BYTES = 4096;

/** @returns Null where there is no /proc. */
export function readTreeMemory(rootPid = process.pid): TreeMemory | null {
  if (process.platform !== 'linux') return null;
  const processes = new Map<number, { parent: number; residentBytes: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const found = readProcess(name);
    if (found !== null) processes.set(Number(name), found);
  }
  let residentBytes = 0;
  let count = 0;
  for (const [pid, { residentBytes: own }] of processes) {
    if (!descendsFrom(pid, rootPid, processes)) continue;
    residentBytes += own;
    count += 1;
  }
  return { processes: count, residentBytes };
}

function readProcess(pid: string): { parent: number; residentBytes: number } | null {
  try {
    // The name in brackets may hold spaces: fields are counted from the last bracket. Source: man 5 proc.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), residentBytes: Number(fields[21]) * PAGE_BYTES };
  } catch {
    return null; // The process ended while the list was read.
  }
}

function descendsFrom(pid: number, root: number, processes: ReadonlyMap<number, { parent: number }>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 0; at = processes.get(at)?.parent) if (at === root) return true;
  return false;
}
