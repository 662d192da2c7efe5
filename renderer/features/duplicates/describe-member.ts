import { t } from '@lingui/core/macro';
import type { DuplicateMember } from '../../../shared/contract/duplicate-schemas.ts';
import { formatWallTime } from '../../ui/format-dates.ts';
import { formatBytes } from '../../ui/format-values.ts';

/** One thing that is known of a member, beside the same of the one that is kept. */
export interface MemberFact {
  readonly name: 'dimensions' | 'size' | 'format' | 'date' | 'camera';
  readonly text: string;
  /** True where the group's members do not agree on it: what to look at. */
  readonly isDifferent: boolean;
}

/** What is known of a member, in the order in which it decides. */
export function memberFacts(member: DuplicateMember, group: readonly DuplicateMember[]): readonly MemberFact[] {
  const differs = (of: (each: DuplicateMember) => string | number | null): boolean => group.some((each) => of(each) !== of(member));
  return [
    { name: 'dimensions', text: `${member.width} × ${member.height}`, isDifferent: differs((each) => `${each.width} ${each.height}`) },
    { name: 'size', text: formatBytes(member.sizeBytes), isDifferent: differs((each) => each.sizeBytes) },
    { name: 'format', text: member.format.toUpperCase(), isDifferent: differs((each) => each.format) },
    { name: 'date', text: member.takenAt === null ? t`no date` : formatWallTime(Date.parse(`${member.takenAt}Z`), 'moment'), isDifferent: differs((each) => each.takenAt) },
    { name: 'camera', text: member.camera ?? t`no camera`, isDifferent: differs((each) => each.camera) },
  ];
}
