import { hash } from 'node:crypto';
import type { DuplicateGroup, DuplicateMember, DuplicateTier } from '../../../shared/contract/duplicate-schemas.ts';
import type { KeeperCandidate } from './keeper-candidate.ts';
import type { KeeperRanking } from './rank-keepers.ts';

/** A group as it is shown, with what resolving it by itself must know. */
export interface FoundGroup {
  readonly shown: DuplicateGroup;
  /** Members that a machine must not send away: they bring a RAW or clip that their keeper does not have. Keys. */
  readonly notByItself: ReadonlySet<string>;
}

export interface GroupParts {
  readonly tier: DuplicateTier;
  readonly keeper: KeeperCandidate;
  /** All of them match the keeper. */
  readonly members: readonly KeeperCandidate[];
  readonly ranking: KeeperRanking;
  readonly differs: (member: KeeperCandidate) => DuplicateMember['differs'];
  /** Keys; see FoundGroup. */
  readonly notByItself?: ReadonlySet<string>;
}

export function makeGroup({ tier, keeper, members, ranking, differs, notByItself = new Set() }: GroupParts): FoundGroup {
  const sorted = members.toSorted(ranking.compare);
  const next = sorted[0] as KeeperCandidate;
  return {
    shown: {
      id: groupId(tier, [keeper, ...sorted].map((member) => member.key)),
      tier,
      members: [toMember(keeper, []), ...sorted.map((member) => toMember(member, differs(member)))],
      reasons: ranking.explain(keeper, next),
      winsBytes: sorted.reduce((sum, member) => sum + member.bytesInAll, 0),
    },
    notByItself,
  };
}

/** The same for the same members, in whatever order they stand. */
export function groupId(tier: DuplicateTier, keys: readonly string[]): string {
  return hash('md5', JSON.stringify([tier, ...keys.toSorted()]));
}

function toMember({ key, id, paths, sizeBytes, width, height, format, takenAt, camera }: KeeperCandidate, differs: DuplicateMember['differs']): DuplicateMember {
  return { key, id, paths, sizeBytes, width, height, format, takenAt, camera, differs };
}
