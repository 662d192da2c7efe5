import { availableParallelism, arch, cpus, platform, release, totalmem } from 'node:os';

/** The machine in one line, for the head of the table. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? '';
  const named = model === '' || model === 'unknown' ? 'processor not named by the system' : model;
  return `${named}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB memory, ${platform()} ${release()} ${arch()}, Node ${process.versions.node}`;
}
