import { randomBytes } from 'node:crypto';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { newTag, tagChange, type NewTag, type TagChange } from '../../../shared/contract/tag-schemas.ts';
import { foldText } from '../store/fold-text.ts';
import { readMarks } from '../store/apply-marks.ts';
import type { StoreWriter } from '../store/library-store.ts';
import { createTagBook, type Tag, type TagBook } from './tag-book.ts';
import { readTagRecords, tagRecordKey, tagRecordRow, type TagRecord } from './tag-records.ts';
import type { Vocabulary } from './vocabulary.ts';

/** @returns The id of the new tag. @throws AlbumenError `bad-input` for a name that another tag has, or a parent that is none. */
export async function createOwnTag(asked: NewTag, store: StoreWriter, vocabulary: Vocabulary): Promise<string> {
  const { name, parent } = newTag.parse(asked);
  return await store.inTurn(async () => {
    const book = createTagBook(vocabulary, await readTagRecords(store));
    requireFreeName(name, null, book);
    if (parent !== null) requireTag(parent, book);
    const id = `own-${randomBytes(4).toString('hex')}`;
    await saveRecord(id, { isOwn: true, name, parent }, store);
    return id;
  });
}

/** @throws AlbumenError `not-found` for a tag that is none, `bad-input` for a name that is taken or a merge in a circle. */
export async function changeTag(asked: TagChange, store: StoreWriter, vocabulary: Vocabulary): Promise<void> {
  const { tag: id, name, isHidden, mergedInto, isTaught } = tagChange.parse(asked);
  await store.inTurn(async () => {
    const records = await readTagRecords(store);
    const book = createTagBook(vocabulary, records);
    const tag = requireTag(id, book);
    const record = records.get(id) ?? {};
    if (typeof name === 'string') requireFreeName(name, id, book);
    if (name === null && record.isOwn) throw new AlbumenError('bad-input', `“${tag.names.en}” is your own tag and has no other name to return to`);
    if (typeof mergedInto === 'string') requireNoCircle(tag, requireTag(mergedInto, book), book);
    const { name: saidName, ...rest } = record;
    const nextName = name === undefined ? saidName : (name ?? undefined);
    await saveRecord(id, {
      ...rest, ...(nextName !== undefined && { name: nextName }), ...(isHidden !== undefined && { isHidden }),
      ...(mergedInto !== undefined && { mergedInto }), ...(isTaught !== undefined && { isTaught }),
    }, store);
  });
}

/**
 * Delete an own tag, with what was said of it on photos; what was below it goes up, what was merged into it stands for itself.
 *
 * @throws AlbumenError `not-found` for a tag that is none, `bad-input` for one of the vocabulary.
 */
export async function removeOwnTag(id: string, store: StoreWriter, vocabulary: Vocabulary): Promise<void> {
  await store.inTurn(async () => {
    const records = await readTagRecords(store);
    const tag = requireTag(id, createTagBook(vocabulary, records));
    const record = records.get(id);
    if (!record?.isOwn) throw new AlbumenError('bad-input', `“${tag.names.en}” comes with Albumen and cannot be removed; hide it instead`);
    for (const [other, said] of records) {
      if (said.parent === id) await saveRecord(other, { ...said, parent: record.parent ?? null }, store);
      if (said.mergedInto === id) await saveRecord(other, { ...said, mergedInto: null }, store);
    }
    await takeBackWords(id, store);
    await store.deleteRecords([tagRecordKey(id)]);
  });
}

/** What a person said of a tag on any photo. */
async function takeBackWords(id: string, store: StoreWriter): Promise<void> {
  const said = (await store.listMarks('tags')).map((mark) => ({ photoId: mark.photoId, tags: readMarks([mark]).tags ?? {} }));
  const changed = said.filter(({ tags }) => Object.hasOwn(tags, id));
  await store.setMarks(changed.map(({ photoId, tags }) => {
    const { [id]: _gone, ...value } = tags;
    return { photoId, kind: 'tags', value };
  }));
}

async function saveRecord(id: string, record: TagRecord, store: StoreWriter): Promise<void> {
  const row = tagRecordRow(id, record, Date.now());
  if (row) await store.upsertRecords([row]);
  else await store.deleteRecords([tagRecordKey(id)]);
}

/** @throws AlbumenError `not-found`. */
export function requireTag(id: string, book: TagBook): Tag {
  const tag = book.get(id);
  if (!tag) throw new AlbumenError('not-found', `no tag is called ${id}`);
  return tag;
}

function requireFreeName(name: string, own: string | null, book: TagBook): void {
  const folded = foldText(name);
  const taken = book.tags.find((tag) => tag.id !== own && [tag.names.en, tag.names.de].some((each) => foldText(each) === folded));
  if (taken) throw new AlbumenError('bad-input', `another tag is called “${name}” already${taken.isHidden ? '; it is hidden' : ''}`);
}

function requireNoCircle(tag: Tag, target: Tag, book: TagBook): void {
  const meant = book.meant(target.id) ?? target;
  if (meant.id === tag.id || book.above(meant.id).includes(tag.id)) {
    throw new AlbumenError('bad-input', `“${tag.names.en}” cannot be merged into “${target.names.en}”, which counts as it`);
  }
}
