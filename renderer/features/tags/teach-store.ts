import { plural, t } from '@lingui/core/macro';
import { create } from 'zustand';
import type { Lesson } from '../../../shared/contract/tag-schemas.ts';
import { api } from '../../api/client.ts';
import { useUndo, type UndoStep } from '../../stores/undo.ts';
import { tagNow, useTags } from '../../stores/tags.ts';
import { sayNames } from '../../ui/say-names.ts';
import { sendEdit } from '../actions/edit-photos.ts';
import { teachQueue } from './teach-queue.ts';

/** Photos read of each kind at once: more than are answered before the next lesson comes. */
const LESSON_LIMIT = 24;
/** Photos that a search offers. */
const FOUND_LIMIT = 48;

interface TeachStore {
  /** The tag that is taught; null while none is. */
  readonly tag: string | null;
  readonly lesson: Lesson | null;
  /** What a search offers, best first. */
  readonly found: readonly string[];
  /** Photos that the person answered or passed over here. */
  readonly answered: ReadonlySet<string>;
  /** A photo that they want to answer next. */
  readonly wanted: string | null;
  /** Something was answered since it was opened. */
  readonly hasSaid: boolean;
  readonly problem: string | null;
  /** Begin to teach a tag. */
  open(tag: string): Promise<void>;
  /** The person goes: what was learnt is used. */
  close(): Promise<void>;
  /** Offer the photos that words find. */
  find(text: string): Promise<void>;
  /** Say whether a photo shows it; null passes it over. */
  answer(id: string, isYes: boolean | null): Promise<void>;
  want(id: string): void;
  /** Read what is learnt by now; never rejects. */
  reload(): Promise<void>;
}

const NOTHING = { tag: null, lesson: null, found: [], answered: new Set<string>(), wanted: null, hasSaid: false, problem: null };

/** A tag being taught: what it knows, and which photos to ask about. */
export const useTeach = create<TeachStore>()((set, get) => {
  let reading: Promise<void> | null = null;
  let readsAgain = false;

  async function read(): Promise<void> {
    try {
      do {
        readsAgain = false;
        const { tag } = get();
        if (tag === null) return;
        const lesson = await api.tags.teach.query({ tag, limit: LESSON_LIMIT });
        if (get().tag === tag) set({ lesson, problem: null });
      } while (readsAgain);
    } catch (error) {
      set({ problem: error instanceof Error ? error.message : String(error) });
    } finally {
      reading = null;
    }
  }

  /** @returns The step that takes the answer back, and asks about the photo again. */
  async function say(id: string, isYes: boolean): Promise<UndoStep> {
    const { tag } = get();
    if (tag === null) throw new Error('no tag is being taught');
    set({ answered: new Set([...get().answered, id]), wanted: null, hasSaid: true });
    const name = sayNames(tagNow(tag)?.names ?? { en: tag, de: tag });
    const label = isYes ? t`A photo shows “${name}”` : t`A photo does not show “${name}”`;
    const step = await sendEdit({ changes: [{ ids: [id], change: { tags: { [tag]: isYes } } }] }, label);
    void get().reload();
    return {
      label,
      async run() {
        await step.run();
        set({ answered: new Set([...get().answered].filter((each) => each !== id)), wanted: id });
        void get().reload();
        return { label, run: () => say(id, isYes) };
      },
    };
  }

  return {
    ...NOTHING,
    async open(tag) {
      set({ ...NOTHING, tag });
      if (useTags.getState().tags === null) await useTags.getState().load();
      const info = tagNow(tag);
      await Promise.all([get().reload(), info && get().find(sayNames(info.names))]);
    },
    async close() {
      const { tag, lesson, hasSaid } = get();
      set(NOTHING);
      // Now it is given to what it finds; while answers come, that would be worked out anew with each of them.
      if (tag !== null && hasSaid && lesson?.missing === 0) useTags.getState().show(await api.tags.change.mutate({ tag, isTaught: true }));
    },
    async find(text) {
      const { tag } = get();
      if (text.trim() === '') return set({ found: [] });
      try {
        const { results } = await api.search.query.query({ text, limit: FOUND_LIMIT });
        if (get().tag === tag) set({ found: results.map(({ id }) => id), wanted: null });
      } catch {
        // Words that cannot be read as a question offer nothing; the lesson goes on without them.
        if (get().tag === tag) set({ found: [] });
      }
    },
    async answer(id, isYes) {
      if (isYes === null) return set({ answered: new Set([...get().answered, id]), wanted: null });
      useUndo.getState().push(await say(id, isYes));
    },
    want: (id) => set({ wanted: id }),
    async reload() {
      readsAgain = reading !== null;
      reading ??= read();
      await reading;
    },
  };
});

/** Photos to ask about, the next one first. */
export function queueOf({ lesson, found, answered, wanted }: Pick<TeachStore, 'lesson' | 'found' | 'answered' | 'wanted'>): readonly string[] {
  const queue = teachQueue(lesson, found, answered);
  return wanted === null ? queue : [wanted, ...queue.filter((id) => id !== wanted)];
}

/** How far a tag is, in a sentence. */
export function describeLesson({ tag, missing, likely }: Lesson): string {
  if (missing > 0) return plural(missing, { one: 'Say yes to # more photo, and it finds others by itself.', other: 'Say yes to # more photos, and it finds others by itself.' });
  const answers = plural(tag.said.yes + tag.said.no, { one: 'Learnt from # photo', other: 'Learnt from # photos' });
  return likely.length === 0 ? t`${answers}.` : t`${answers}. Every answer makes it better.`;
}
