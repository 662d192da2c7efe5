import type { PhotoTags, TagInfo } from '../../../shared/contract/tag-schemas.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { findPhotosAt } from './find-photos-at.ts';
import { findTag } from './find-tag.ts';
import { formatColumns, formatCount } from './format-text.ts';

/** `albumen tags list [--all]`: the tags that photos bear, and the person's own; with `--all` every one, hidden ones too. */
export async function runTagsList(context: CliContext, { all = false }: { readonly all?: boolean }): Promise<Outcome> {
  const client = await context.connect();
  const tags = await client.tags.list.query();
  const shown = tags.filter((tag) => all || (!tag.isHidden && tag.mergedInto === undefined && (tag.photos > 0 || tag.kind !== 'shipped')));
  return tagsOutcome(shown, 'No photo bears a tag yet: albumen index finds them, albumen tags --all lists what is looked for.');
}

/** `albumen tags show <photo…>`: what is on these photos, and how sure it is. */
export async function runTagsShow(context: CliContext, targets: readonly string[]): Promise<Outcome> {
  const client = await context.connect();
  const ids = await findPhotosAt(targets, client, context);
  const photos = await client.tags.of.query({ ids });
  return { exitCode: EXIT.done, json: { photos }, text: photos.map(formatPhoto).join('\n') };
}

/** `albumen tags add|refuse <tag> <photo…>`: the person's word, which nothing overrules. */
export async function runTagsSay(context: CliContext, { tag: name, targets, isTrue }: { readonly tag: string; readonly targets: readonly string[]; readonly isTrue: boolean }): Promise<Outcome> {
  const client = await context.connect();
  const tag = findTag(name, await client.tags.list.query());
  const ids = await findPhotosAt(targets, client, context);
  const report = await client.photos.edit.mutate({ changes: [{ ids, change: { tags: { [tag.id]: isTrue } } }] });
  const unchanged = ids.length - report.changed;
  const text = `${tag.names.en}: ${isTrue ? 'given to' : 'refused on'} ${formatCount(report.changed, 'photo')}${unchanged > 0 ? `; ${unchanged} had your word already` : ''}.`;
  return { exitCode: EXIT.done, json: report, text };
}

/** `albumen tags create <name> [--below TAG]`. */
export async function runTagsCreate(context: CliContext, name: string, { below }: { readonly below?: string }): Promise<Outcome> {
  const client = await context.connect();
  const parent = below === undefined ? null : findTag(below, await client.tags.list.query()).id;
  const tag = await client.tags.create.mutate({ name, parent });
  return { exitCode: EXIT.done, json: tag, text: `Made the tag ${tag.names.en} (${tag.id}). Give it to photos: albumen tags add "${tag.names.en}" PHOTO…` };
}

/** What a command changes of a tag; `into` names another one. */
export type TagWish = { readonly name: string | null } | { readonly isHidden: boolean } | { readonly isTaught: boolean } | { readonly into: string | null };

/** `albumen tags rename|merge|hide|unhide`. */
export async function runTagsChange(context: CliContext, name: string, wish: TagWish): Promise<Outcome> {
  const client = await context.connect();
  const tags = await client.tags.list.query();
  const tag = findTag(name, tags);
  const into = 'into' in wish && wish.into !== null ? findTag(wish.into, tags).id : null;
  const changed = await client.tags.change.mutate({ tag: tag.id, ...('into' in wish ? { mergedInto: into } : wish) });
  return tagsOutcome(changed.filter(({ id }) => id === tag.id || id === into), '');
}

/** `albumen tags remove <tag>`: one of the person's own, with all that was said of it. */
export async function runTagsRemove(context: CliContext, name: string): Promise<Outcome> {
  const client = await context.connect();
  const tag = findTag(name, await client.tags.list.query());
  const tags = await client.tags.remove.mutate({ tag: tag.id });
  return { exitCode: EXIT.done, json: { tags: tags.filter(({ kind }) => kind !== 'shipped') }, text: `Removed the tag ${tag.names.en}.` };
}

/** `albumen tags teach <tag> [--stop]`: find more photos like those that were given it. */
export async function runTagsTeach(context: CliContext, name: string, { limit = 12, stop = false }: { readonly limit?: number; readonly stop?: boolean }): Promise<Outcome> {
  const client = await context.connect();
  const tag = findTag(name, await client.tags.list.query());
  if (stop || tag.kind !== 'taught') await client.tags.change.mutate({ tag: tag.id, isTaught: !stop });
  if (stop) return { exitCode: EXIT.done, json: { tag: tag.id, isTaught: false }, text: `${tag.names.en} is given by you alone again.` };
  const lesson = await client.tags.teach.query({ tag: tag.id, limit });
  if (context.json) return { exitCode: EXIT.done, json: lesson };
  if (lesson.missing > 0) {
    return { exitCode: EXIT.done, json: lesson, text: `${tag.names.en} cannot be learnt yet: give it to ${formatCount(lesson.missing, 'more photo')} (albumen tags add).` };
  }
  const rows = async (photos: readonly { readonly id: string; readonly confidence: number }[]): Promise<string[]> => {
    const paths = new Map((await client.photos.get.query({ ids: photos.map(({ id }) => id) })).map((photo) => [photo.id, photo.paths[0] ?? photo.id]));
    return photos.map(({ id, confidence }) => `  ${confidence.toFixed(2)}  ${paths.get(id) ?? id}`);
  };
  const text = [
    `${tag.names.en} has learnt from ${formatCount(lesson.tag.said.yes, 'photo')} that show it and ${lesson.tag.said.no} that do not.`,
    'Likely:', ...(await rows(lesson.likely)), 'Unsure (an answer to these teaches most: albumen tags add, or refuse):', ...(await rows(lesson.unsure)),
  ].join('\n');
  return { exitCode: EXIT.done, json: lesson, text };
}

function tagsOutcome(tags: readonly TagInfo[], nothing: string): Outcome {
  const rows = tags.map((tag) => [formatCount(tag.photos, 'photo'), tag.names.en, tag.id, describeTag(tag)]);
  return { exitCode: EXIT.done, json: { tags }, text: rows.length === 0 ? nothing : formatColumns(rows, new Set([0])) };
}

function describeTag({ kind, isHidden, mergedInto, measured, said }: TagInfo): string {
  const right = measured && `right ${Math.round(measured.precision * 100)} of 100 times (${Math.round(measured.low * 100)} to ${Math.round(measured.high * 100)}), measured on ${measured.positives} photos`;
  return [
    kind === 'own' ? 'your own' : kind === 'taught' ? `taught by ${said.yes} yes and ${said.no} no` : (right ?? 'not measured'),
    ...(isHidden ? ['hidden'] : []), ...(mergedInto === undefined ? [] : [`counts as ${mergedInto}`]),
  ].join(', ');
}

function formatPhoto({ id, tags, refused }: PhotoTags): string {
  const rows = tags.map(({ names, by, confidence }) => [`  ${confidence.toFixed(2)}`, names.en, by === 'person' ? 'said by you' : by === 'taught' ? 'learnt from you' : 'by its looks']);
  const lines = rows.length === 0 ? ['  no tags'] : [formatColumns(rows)];
  return [id, ...lines, ...refused.map(({ names }) => `  refused: ${names.en}`)].join('\n');
}
