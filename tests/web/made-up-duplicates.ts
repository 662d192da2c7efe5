import type { DuplicateGroup, DuplicatesSummary, DuplicateTier, KeeperRules, ResolveReport } from '../../shared/contract/duplicate-schemas.ts';
import type { DuplicateCalls } from '../../shared/contract/engine.ts';

const TIERS: readonly DuplicateTier[] = ['exact', 'same', 'near', 'burst'];

/** Duplicates that are said and not found, for states of the window that no small folder has: thousands of them, or files that will not go. */
export interface MadeUpDuplicates extends DuplicateCalls {
  /** May be changed while the window looks on. */
  groups: readonly DuplicateGroup[];
  isComplete: boolean;
  /** Every call fails with it; null for none. */
  problem: string | null;
  /** Files that stay where they are, with the reason. */
  readonly stubborn: Map<string, string>;
  readonly resolved: ResolveReport[];
}

/** Answer the calls about duplicates from a list. What is moved only leaves the list. */
export function makeUpDuplicates(groups: readonly DuplicateGroup[]): MadeUpDuplicates {
  let rules: KeeperRules = { rules: [] };
  const answer = <T>(of: () => T): Promise<T> => (calls.problem === null ? Promise.resolve(of()) : Promise.reject(new Error(calls.problem)));
  const summary = (): DuplicatesSummary => ({
    isComplete: calls.isComplete,
    notDuplicates: 0,
    tiers: TIERS.map((tier) => {
      const of = calls.groups.filter((group) => group.tier === tier);
      return { tier, groups: of.length, extra: of.reduce((sum, group) => sum + group.members.length - 1, 0), winsBytes: of.reduce((sum, group) => sum + group.winsBytes, 0) };
    }),
  });
  const move = (going: readonly { readonly id: string; readonly trash: readonly string[] }[]): ResolveReport => {
    const report: ResolveReport = { batch: 'made-up', groups: 0, files: 0, wonBytes: 0, failed: [] };
    for (const { id, trash } of going) {
      const group = calls.groups.find((each) => each.id === id);
      const gone = new Set<string>();
      for (const member of group?.members.filter((each) => trash.includes(each.key)) ?? []) {
        const reason = calls.stubborn.get(member.key);
        if (reason !== undefined) report.failed.push(...member.paths.map((path) => ({ path, reason })));
        else {
          gone.add(member.key);
          report.files += member.paths.length;
          report.wonBytes += member.sizeBytes;
        }
      }
      if (gone.size > 0) report.groups++;
      calls.groups = calls.groups.map((each) => (each.id === id ? { ...each, members: each.members.filter((member) => !gone.has(member.key)) } : each)).filter((each) => each.members.length > 1);
    }
    const said = report.files === 0 ? { ...report, batch: null } : report;
    calls.resolved.push(said);
    return said;
  };
  const calls: MadeUpDuplicates = {
    groups,
    isComplete: true,
    problem: null,
    stubborn: new Map(),
    resolved: [],
    summary: () => answer(summary),
    list: ({ tier, limit = 100, offset = 0 }) =>
      answer(() => {
        const of = calls.groups.filter((group) => group.tier === tier);
        return { total: of.length, groups: of.slice(offset, offset + limit) };
      }),
    of: (photo) =>
      answer(() =>
        TIERS.flatMap((tier) =>
          calls.groups.filter((group) => group.tier === tier).flatMap(({ id, members }, at) => (members.some((member) => member.id === photo) ? [{ tier, id, at }] : [])),
        ),
      ),
    resolve: ({ groups: going }) => answer(() => move(going)),
    resolveAll: (tier) => answer(() => move(calls.groups.filter((group) => group.tier === tier).map(({ id, members }) => ({ id, trash: members.slice(1).map((member) => member.key) })))),
    sayDifferent: ({ ids }) =>
      answer(() => {
        calls.groups = calls.groups.filter((group) => !group.members.every((member) => ids.includes(member.id)));
        return summary();
      }),
    rules: () => answer(() => rules),
    setRules: (next) => answer(() => (rules = next)),
  };
  return calls;
}
