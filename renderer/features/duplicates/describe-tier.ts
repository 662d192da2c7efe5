import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DuplicateMember, DuplicateTier } from '../../../shared/contract/duplicate-schemas.ts';

/** In the order of the page: what is safe comes first. */
export const TIERS: readonly DuplicateTier[] = ['exact', 'same', 'near', 'burst'];

export const TIER_NAMES: Readonly<Record<DuplicateTier, MessageDescriptor>> = {
  exact: msg`The same file twice`,
  same: msg`The same picture`,
  near: msg`Nearly the same`,
  burst: msg`Bursts`,
};

/** What a tier means, in one sentence. */
export const TIER_MEANINGS: Readonly<Record<DuplicateTier, MessageDescriptor>> = {
  exact: msg`Files that are equal byte for byte, in several places: nothing is lost when one of them stays.`,
  same: msg`One picture saved again: smaller, in another format, turned, or without its data. The best one is proposed.`,
  near: msg`One picture that was cropped, filtered, mirrored or written on: look before you let one go.`,
  burst: msg`Photos taken seconds apart by one camera: they are different photos, and you may want the best of them.`,
};

/** How a member differs from the one that is kept. */
export const DIFFERENCES: Readonly<Record<DuplicateMember['differs'][number], MessageDescriptor>> = {
  turned: msg`turned`,
  mirrored: msg`mirrored`,
  cropped: msg`cropped`,
  scaled: msg`other size`,
  recoded: msg`saved again`,
  edited: msg`edited`,
  metadata: msg`other data`,
};
