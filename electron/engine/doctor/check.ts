import type { DoctorReport } from '../../../shared/contract/schemas.ts';
import type { EncoderProcesses } from '../library/encoder-process.ts';
import type { PackPlaces } from '../library/library-models.ts';
import type { StoreAccess } from '../library/store-access.ts';

/** One line of the doctor's report. */
export type Check = DoctorReport['checks'][number];

export interface DoctorContext {
  readonly stores: StoreAccess;
  readonly encoders: EncoderProcesses;
  readonly places: PackPlaces;
  readonly library: string;
  readonly cacheDir: string;
}
