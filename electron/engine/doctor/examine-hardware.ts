import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { chooseGpuAdvice, describeGpuAdvice } from '../encode/gpu-advice.ts';
import { loadActivePack } from '../library/library-models.ts';
import type { Check, DoctorContext } from './check.ts';

const GIB = 1024 ** 3;

/** Processor, memory, and the provider that the active pack's image encoder runs on, measured now. */
export async function examineHardware({ stores, encoders, places }: DoctorContext): Promise<Check[]> {
  const pack = await loadActivePack(await stores.readerIfAny(), places);
  const { provider, photosPerSecond, rejected } = await encoders.of(pack).provider({ again: true });
  const notes = rejected.map((one) => `${one.provider} not used: ${one.reason}`);
  const processor = { cores: availableParallelism(), model: cpus()[0]?.model.trim() ?? 'unknown', platform: process.platform, arch: process.arch, node: process.versions.node };
  const memory = { totalBytes: totalmem(), freeBytes: freemem(), isLow: totalmem() < 3 * GIB };
  const gpu = provider === 'cpu' ? chooseGpuAdvice() : null;
  return [
    {
      area: 'processor',
      status: 'ok',
      found: `${processor.cores} cores, ${processor.model}; ${processor.platform} ${processor.arch}, Node ${processor.node}`,
      advice: null,
      facts: { kind: 'processor', ...processor },
    },
    {
      area: 'memory',
      status: memory.isLow ? 'note' : 'ok',
      found: `${(memory.totalBytes / GIB).toFixed(1)} GiB, ${(memory.freeBytes / GIB).toFixed(1)} GiB of it free`,
      advice: memory.isLow ? 'indexing takes up to 1 GiB: close other programs while a large folder is indexed' : null,
      facts: { kind: 'memory', ...memory },
    },
    {
      area: 'encoder',
      status: provider === 'cpu' ? 'note' : 'ok',
      found: [`${pack.name} on ${provider}, ${photosPerSecond.toFixed(1)} photos/s (the encoder alone)`, ...notes].join('\n'),
      advice: gpu && describeGpuAdvice(gpu),
      facts: { kind: 'encoder', pack: pack.name, provider, photosPerSecond, rejected: rejected.map((one) => ({ ...one })), gpu },
    },
  ];
}
