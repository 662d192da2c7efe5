import { existsSync } from 'node:fs';
import type { ModelCheck, ModelInfo } from '../../../shared/contract/schemas.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { formatColumns, formatCount, formatFacts, formatRate } from './format-text.ts';
import { absolutePath } from './library-location.ts';
import { showPath } from './show-path.ts';
import type { Surroundings } from './surroundings.ts';

const STATES: Readonly<Record<ModelInfo['state'], string>> = {
  none: 'no vectors here',
  active: 'active',
  building: 'being built',
  retired: 'retired: models remove frees its vectors',
};

/** A pack as a person names it: its id or fingerprint, or a folder where it looks like a path or one of that name exists. */
export function modelArgument(given: string, context: Pick<Surroundings, 'platform' | 'workingDir'>): string {
  const path = absolutePath(given, context);
  return /[/\\]/.test(given) || given.startsWith('.') || existsSync(path) ? path : given;
}

/** `albumen models list`. */
export async function runModelsList(context: CliContext): Promise<Outcome> {
  const client = await context.connect();
  return modelsOutcome(await client.models.list.query());
}

/** `albumen models use <id|folder>`: the next index run builds its vectors beside the old ones. */
export async function runModelsUse(context: CliContext, model: string): Promise<Outcome> {
  const client = await context.connect();
  return modelsOutcome(await client.models.use.mutate({ model: modelArgument(model, context) }));
}

/** `albumen models remove <id|fingerprint>`. */
export async function runModelsRemove(context: CliContext, model: string): Promise<Outcome> {
  const client = await context.connect();
  return modelsOutcome(await client.models.remove.mutate({ model: modelArgument(model, context) }));
}

/** `albumen models check <folder>`: exit code 1 where the pack cannot be used. */
export async function runModelsCheck(context: CliContext, folder: string): Promise<Outcome> {
  const client = await context.connect();
  const check = await client.models.check.query({ folder: absolutePath(folder, context) }, { signal: context.signal });
  return { exitCode: check.ok ? EXIT.done : EXIT.failed, json: check, text: formatCheck(check) };
}

function modelsOutcome(models: ModelInfo[]): Outcome {
  if (models.length === 0) return { exitCode: EXIT.done, json: { models }, text: 'No model pack was found.' };
  const rows = models.map((model) => [
    model.id,
    `${STATES[model.state]}${model.state !== 'none' && model.missing > 0 ? `, ${formatCount(model.missing, 'photo')} to do` : ''}`,
    `${model.dim} dims`,
    showPath(model.folder),
  ]);
  return { exitCode: EXIT.done, json: { models }, text: formatColumns(rows) };
}

function formatCheck(check: ModelCheck): string {
  if (!check.ok) return `${showPath(check.folder)} cannot be used: ${check.error ?? 'no reason was given'}`;
  const facts: [string, string][] = [['Folder', showPath(check.folder)]];
  if (check.model !== null) {
    facts.push(['Model', `${check.model.name} (${check.model.id})`], ['Layout', check.model.layout]);
    facts.push(['Vectors', `${check.model.dim} dimensions`], ['Licence', check.model.licence ?? 'unknown']);
    facts.push(['Fingerprint', check.model.fingerprint]);
  }
  facts.push(['Provider', `${check.provider ?? 'none'}${check.photosPerSecond === null ? '' : `, ${formatRate(check.photosPerSecond)}`}`]);
  for (const { provider, reason } of check.rejected) facts.push([`Not ${provider}`, reason]);
  return `${formatFacts(facts)}\nThis pack works. Choose it with: albumen models use ${showPath(check.folder)}`;
}
