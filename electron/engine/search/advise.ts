import { cutFromQuestion } from '../../../shared/contract/cut-from-question.ts';
import type { SearchAnswer } from '../../../shared/contract/schemas.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import { ADVICE_FILTERS_MAX } from './limits.ts';
import { joinFilters } from './parse-question.ts';
import type { UnderstoodQuestion } from './parse-question.ts';

/** A question to give advice on. */
export interface AdviceRequest {
  readonly text: string;
  readonly understood: UnderstoodQuestion;
  /** True where examples ask for something, even without words. */
  readonly hasExamples: boolean;
  /** How many photos the question finds with another filter, null for none. */
  readonly countMatching: (filter: PhotoFilter | null) => Promise<number>;
  /** Where counting ends: so many or more were found then. */
  readonly countedTo: number;
}

/**
 * What to loosen in a question whose filters leave nothing that clearly matches: each filter whose loss alone finds
 * something, most photos first; where none does, the loss of all of them.
 */
export async function advise({ text, understood, hasExamples, countMatching, countedTo }: AdviceRequest): Promise<SearchAnswer['advice']> {
  const { parsed, filters } = understood;
  const countText = (photos: number): string =>
    `${photos >= countedTo ? 'at least ' : ''}${photos.toLocaleString('en')} ${photos === 1 ? 'photo' : 'photos'}`;
  const spans = parsed.filters.slice(0, ADVICE_FILTERS_MAX);
  const tried = await Promise.all(spans.map(async ({ words, start, end }, i) => {
    const question = cutFromQuestion(text, start, end);
    if (question === '' && !hasExamples) return null;
    const photos = await countMatching(joinFilters(filters.filter((_, other) => other !== i)));
    return photos > 0 ? { without: words, photos, says: `${countText(photos)} without “${words}”`, question } : null;
  }));
  const advice = tried.filter((each) => each !== null);
  const asksForMore = hasExamples || parsed.look.length > 0;
  if (advice.length > 0 || parsed.filters.length < 2 || !asksForMore) return advice.toSorted((a, b) => b.photos - a.photos);
  const photos = await countMatching(null);
  const question = tidied(parsed.filters.toReversed().reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text));
  return photos > 0 ? [{ without: null, photos, says: `${countText(photos)} without any filter`, question }] : [];
}

function tidied(question: string): string {
  return cutFromQuestion(question.replaceAll(/\s+/gu, ' ').replaceAll(/ (?=[,;.!?])/gu, ''), 0, 0);
}
