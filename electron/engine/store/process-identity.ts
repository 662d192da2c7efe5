import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, as a text that no later process with the same number shares: on Linux the boot's id with the
 * start in clock ticks, on macOS `ps`'s start time.
 *
 * @returns null where the system does not say (Windows), or the process is gone.
 */
export function processStart(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // Field 22, counted after the name in brackets, which may hold spaces and brackets itself. Source: proc(5).
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
      return ticks === undefined ? null : `${boot}:${ticks}`;
    }
    if (process.platform === 'darwin') {
      const answer = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
      return answer.trim() || null;
    }
    return null;
  } catch {
    // Gone, or not ours to look at: the caller falls back to the number alone.
    return null;
  }
}

/**
 * True while the process that was `pid` when `start` was read still runs. Where no start is known the number alone
 * decides, so that a live owner is never taken for a dead one.
 */
export function isProcessAlive(pid: number, start: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = processStart(pid);
  return start === null || now === null || now === start;
}
