import type { DuplicateGroup, DuplicateMember, DuplicateTier } from '../../../shared/contract/duplicate-schemas.ts';

/** What a person said of one member. One that nothing is said of stays where it is. */
export type Mark = 'keep' | 'trash';
export type Marks = Readonly<Record<string, Mark>>;

/** What is to be done with a group, ready to be sent: it stands without the group, which may be scrolled out of memory. */
export interface Decision {
  readonly tier: DuplicateTier;
  readonly id: string;
  readonly marks: Marks;
  /** Keys of members; at least one is kept wherever one goes. */
  readonly keep: readonly string[];
  readonly trash: readonly string[];
  readonly files: number;
  readonly sizeBytes: number;
}

/** Members that can be moved now: those whose files can be reached. */
export type CanGo = (member: DuplicateMember) => boolean;

/**
 * The decision that marks make.
 *
 * @returns Null where nothing is said, and for marks that would leave no member in place.
 */
export function decideGroup(group: DuplicateGroup, marks: Marks, canGo: CanGo): Decision | null {
  const going = group.members.filter((member) => marks[member.key] === 'trash' && canGo(member));
  const said = group.members.filter((member) => marks[member.key] === 'keep');
  // The engine proves what is kept to be in place before anything moves: a member that is away cannot stand for the others.
  const stays = group.members.find((member) => marks[member.key] !== 'trash' && canGo(member));
  const keep = said.length > 0 ? said : stays ? [stays] : [];
  if (going.length + said.length === 0 || keep.length === 0) return null;
  return {
    tier: group.tier,
    id: group.id,
    marks,
    keep: keep.map((member) => member.key),
    trash: going.map((member) => member.key),
    files: going.reduce((sum, member) => sum + member.paths.length, 0),
    sizeBytes: going.reduce((sum, member) => sum + member.sizeBytes, 0),
  };
}

/** Marks by which one member stays, with those that are kept already, and every other one goes. */
export function keepOnly(group: DuplicateGroup, key: string, marks: Marks, canGo: CanGo): Marks {
  return Object.fromEntries(
    group.members.flatMap((member): [string, Mark][] => {
      if (member.key === key || marks[member.key] === 'keep') return [[member.key, 'keep']];
      return canGo(member) ? [[member.key, 'trash']] : [];
    }),
  );
}

/** Marks with one more; the same mark once more takes it back. */
export function toggleMark(marks: Marks, key: string, mark: Mark): Marks {
  const { [key]: before, ...others } = marks;
  return before === mark ? others : { ...others, [key]: mark };
}

/** Of a tier's decisions, or of all: what would go. */
export function sumDecisions(decisions: Iterable<Decision>): { readonly groups: number; readonly files: number; readonly sizeBytes: number } {
  const sum = { groups: 0, files: 0, sizeBytes: 0 };
  for (const { trash, files, sizeBytes } of decisions) {
    if (trash.length === 0) continue;
    sum.groups++;
    sum.files += files;
    sum.sizeBytes += sizeBytes;
  }
  return sum;
}
