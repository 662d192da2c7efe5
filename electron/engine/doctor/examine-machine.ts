import type { DoctorReport } from '../../../shared/contract/schemas.ts';
import { isAlbumenError } from '../../../shared/contract/errors.ts';
import { examineCodecs } from './examine-codecs.ts';
import { examineHardware } from './examine-hardware.ts';
import { examineLibrary } from './examine-library.ts';
import { examineModels } from './examine-models.ts';
import type { Check, DoctorContext } from './check.ts';

/**
 * What hardware, providers, codecs, models and folders were found, and what to do about what is missing. Everything is
 * tried for real; one part that cannot be examined is a problem of its own and hides none of the others.
 */
export async function examineMachine(context: DoctorContext): Promise<DoctorReport> {
  const parts = [
    ['hardware', () => examineHardware(context)],
    ['models', () => examineModels(context)],
    ['codecs', () => examineCodecs()],
    ['library', () => examineLibrary(context)],
  ] as const;
  const checks = await Promise.all(parts.map(([area, examine]) => examineOrReport(area, examine)));
  return { checks: checks.flat() };
}

async function examineOrReport(area: string, examine: () => Promise<Check[]>): Promise<Check[]> {
  try {
    return await examine();
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const isFault = !isAlbumenError(error);
    const advice = isFault ? 'this is a fault of Albumen itself: please report it with this line' : null;
    return [{ area, status: 'problem', found, advice, facts: { kind: 'unexamined', reason: found, isFault } }];
  }
}
