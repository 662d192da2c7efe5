import { plural, t } from '@lingui/core/macro';
import type { TagChange, TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { api } from '../../api/client.ts';
import { useTags } from '../../stores/tags.ts';
import { useUndo, type UndoStep } from '../../stores/undo.ts';
import { sayNames } from '../../ui/say-names.ts';
import { editPhotos } from '../actions/edit-photos.ts';
import { tellWithUndo } from '../actions/tell-step.ts';

/** What a person says of a tag on photos: it is true, it is not, or nothing any more. */
export type TagWord = boolean | null;

/** Say of photos that they bear a tag, that they do not, or take the word back. */
export async function sayTag(ids: readonly string[], tag: Pick<TagInfo, 'id' | 'names'>, word: TagWord): Promise<void> {
  const name = sayNames(tag.names);
  const count = ids.length;
  const label =
    word === true
      ? plural(count, { one: `Tagged # photo “${name}”`, other: `Tagged # photos “${name}”` })
      : plural(count, { one: `Took “${name}” off # photo`, other: `Took “${name}” off # photos` });
  tellWithUndo(await editPhotos([{ ids: [...ids], change: { tags: { [tag.id]: word } } }], word === null ? t`Took back what was said of “${name}”` : label));
}

/** Make a tag of the person's own. @returns It. */
export async function createTag(name: string, parent: string | null = null): Promise<TagInfo> {
  const tag = await api.tags.create.mutate({ name, parent });
  await useTags.getState().load();
  return tag;
}

/** Give a tag another name; null returns one of the vocabulary to its own. */
export async function renameTag(tag: TagInfo, name: string | null): Promise<void> {
  // A name that is the same in both languages is the person's, or costs nothing to say again.
  const before = tag.kind === 'shipped' && tag.names.en !== tag.names.de ? null : sayNames(tag.names);
  await changeTag(name === null ? t`The tag has its own name again` : t`Renamed the tag to “${name}”`, { tag: tag.id, name }, { tag: tag.id, name: before });
}

/** Leave a tag out of photos, lists and suggestions, or show it again. */
export async function hideTag(tag: TagInfo, isHidden: boolean): Promise<void> {
  const name = sayNames(tag.names);
  await changeTag(isHidden ? t`Hid the tag “${name}”` : t`Showed the tag “${name}” again`, { tag: tag.id, isHidden }, { tag: tag.id, isHidden: !isHidden });
}

/** What bears one tag bears the other one from now on. */
export async function mergeTag(tag: TagInfo, into: TagInfo): Promise<void> {
  await changeTag(t`Put “${sayNames(tag.names)}” into “${sayNames(into.names)}”`, { tag: tag.id, mergedInto: into.id }, { tag: tag.id, mergedInto: null });
}

/** A tag that counts as another one stands for itself again. */
export async function unmergeTag(tag: TagInfo): Promise<void> {
  const name = sayNames(tag.names);
  await changeTag(t`“${name}” stands for itself again`, { tag: tag.id, mergedInto: null }, { tag: tag.id, mergedInto: tag.mergedInto ?? null });
}

/** Find more photos by what the person said, or go back to the given ones. */
export async function teachTag(tag: TagInfo, isTaught: boolean): Promise<void> {
  const name = sayNames(tag.names);
  await changeTag(isTaught ? t`“${name}” finds photos by itself` : t`“${name}” is on the photos that you chose only`, { tag: tag.id, isTaught }, { tag: tag.id, isTaught: !isTaught });
}

/** Delete a tag of the person's own, with what was said of it: for good. */
export async function deleteTag(tag: TagInfo): Promise<void> {
  useTags.getState().show(await api.tags.remove.mutate({ tag: tag.id }));
}

async function changeTag(label: string, change: TagChange, back: TagChange): Promise<void> {
  const step = await sendTagChange(label, change, back);
  useUndo.getState().push(step);
  tellWithUndo(step);
}

async function sendTagChange(label: string, change: TagChange, back: TagChange): Promise<UndoStep> {
  useTags.getState().show(await api.tags.change.mutate(change));
  return { label, run: () => sendTagChange(label, back, change) };
}
