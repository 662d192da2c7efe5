import { Trans, useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DuplicateGroup, DuplicateMember } from '../../../shared/contract/duplicate-schemas.ts';
import { DIFFERENCES } from './describe-tier.ts';
import { memberFacts, type MemberFact } from './describe-member.ts';

const NAMES: Readonly<Record<MemberFact['name'], MessageDescriptor>> = {
  dimensions: msg`Dimensions`, size: msg`Size`, format: msg`Format`, date: msg`Date`, camera: msg`Camera`,
};

export interface MemberFactsProps {
  readonly member: DuplicateMember;
  readonly group: DuplicateGroup;
  /** The one that the others are compared with: its own facts need no colour. */
  readonly isFirst?: boolean;
}

/** What is known of a member; what the group does not agree on stands out. */
export function MemberFacts({ member, group, isFirst = false }: MemberFactsProps) {
  const { i18n } = useLingui();
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-small tabular-nums">
        {memberFacts(member, group.members).map(({ name, text, isDifferent }) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{i18n._(NAMES[name])}</dt>
            <dd className={isDifferent ? 'font-medium text-ink' : 'text-ink-faint'}>
              <span className={isDifferent && !isFirst ? '-mx-1 rounded bg-accent-soft px-1' : ''}>{text}</span>
            </dd>
          </div>
        ))}
      </dl>
      {member.differs.length > 0 && (
        <p className="flex flex-wrap gap-1 text-small">
          <span className="sr-only">
            <Trans>Differs from the proposed one:</Trans>
          </span>
          {member.differs.map((each) => (
            <span key={each} className="rounded-full bg-sunken px-2 py-px text-ink-soft">
              {i18n._(DIFFERENCES[each])}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
