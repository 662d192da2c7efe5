import { readFile } from 'node:fs/promises';
import { duplicateTier, keeperRules, type DuplicateGroup, type DuplicateTier, type KeeperRules } from '../../../shared/contract/duplicate-schemas.ts';
import type { AlbumenClient } from '../../../shared/wire/create-client.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { formatGroups, formatResolved } from './format-duplicates.ts';
import { absolutePath } from './library-location.ts';
import { showPath } from './show-path.ts';
import { UsageError } from './usage-error.ts';

export interface DuplicatesOptions {
  readonly tier?: DuplicateTier;
  readonly rules?: string;
  readonly apply?: boolean;
  readonly limit?: number;
}

/** Groups of a tier that are told where no limit is given. */
const TOLD = 20;

/** `albumen duplicates`: tell what is there more than once, or with `--apply` move it to the trash. */
export async function runDuplicates(context: CliContext, options: DuplicatesOptions): Promise<Outcome> {
  if (options.apply && options.tier === undefined) throw new UsageError('say which tier to apply, such as: albumen duplicates --tier exact --apply');
  const rules = options.rules === undefined ? undefined : await readRules(absolutePath(options.rules, context));
  const client = await context.connect();
  if (options.apply && options.tier !== undefined) return await apply(client, options.tier, { rules, limit: options.limit });
  const { isComplete, tiers, notDuplicates } = await client.duplicates.summary.query();
  const asked = duplicateTier.options.filter((tier) => options.tier === undefined || options.tier === tier);
  const groups: DuplicateGroup[] = [];
  const totals: Partial<Record<DuplicateTier, number>> = {};
  for (const tier of asked) {
    const page = await client.duplicates.list.query({ tier, limit: options.limit ?? TOLD, ...(rules && { rules }) }, { signal: context.signal });
    totals[tier] = page.total;
    groups.push(...page.groups);
  }
  if (!isComplete) context.tell('Not all photos have been compared yet: run albumen index');
  return {
    exitCode: EXIT.done,
    json: { isComplete, tiers: tiers.filter(({ tier }) => asked.includes(tier)), notDuplicates, groups },
    text: formatGroups(groups, totals),
  };
}

async function apply(client: AlbumenClient, tier: DuplicateTier, options: { readonly rules: KeeperRules | undefined; readonly limit: number | undefined }): Promise<Outcome> {
  const { rules, limit } = options;
  const report = await client.duplicates.resolveAll.mutate({ tier, ...(rules && { rules }), ...(limit !== undefined && { limit }) });
  return { exitCode: report.failed.length > 0 ? EXIT.someFailed : EXIT.done, json: report, text: formatResolved(report) };
}

async function readRules(path: string): Promise<KeeperRules> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`the rules cannot be read: ${showPath(path)} (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
  const found = keeperRules.safeParse(parseOrNull(text));
  if (found.success) return found.data;
  throw new UsageError(`${showPath(path)} holds no rules; they look like {"rules": [{"type": "keep-in", "folder": "Originals/"}, {"type": "prefer", "what": "raw"}]}`);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
