import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { describeGpuAdvice } from '../encode/gpu-advice.ts';
import { loadActivePack } from '../library/library-models.ts';
import type { Check, DoctorContext } from './check.ts';

const GIB = 1024 ** 3;

/** Processor, memory, and the provider that the active pack's image encoder runs on, measured now. */
export async function examineHardware({ stores, encoders, places }: DoctorContext): Promise<Check[]> {
  const pack = await loadActivePack(await stores.readerIfAny(), places);
  const { provider, photosPerSecond, rejected } = await encoders.of(pack).provider({ again: true });
  const notes = rejected.map((one) => `${one.provider} not used: ${one.reason}`);
  return [
    {
      area: 'processor',
      status: 'ok',
      found: `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? 'unknown'}; ${process.platform} ${process.arch}, Node ${process.versions.node}`,
      advice: null,
    },
    {
      area: 'memory',
      status: totalmem() < 3 * GIB ? 'note' : 'ok',
      found: `${(totalmem() / GIB).toFixed(1)} GiB, ${(freemem() / GIB).toFixed(1)} GiB of it free`,
      advice: totalmem() < 3 * GIB ? 'indexing takes up to 1 GiB: close other programs while a large folder is indexed' : null,
    },
    {
      area: 'encoder',
      status: provider === 'cpu' ? 'note' : 'ok',
      found: [`${pack.name} on ${provider}, ${photosPerSecond.toFixed(1)} photos/s (the encoder alone)`, ...notes].join('\n'),
      advice: provider === 'cpu' ? describeGpuAdvice() : null,
    },
  ];
}
