import { cutFromQuestion } from '../../../shared/contract/cut-from-question.ts';
import type { AskedQuestion } from '../../stores/navigation.ts';

/** A stretch of the question's text, UTF-16 units; the last one excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The question with other words: what was kept as words and is no longer said is forgotten. */
export function withText(question: AskedQuestion, text: string): AskedQuestion {
  return { ...question, text, keepWords: question.keepWords.filter((words) => text.includes(words)) };
}

/** The question without one stretch of its text. */
export function withoutSpan(question: AskedQuestion, { start, end }: Span): AskedQuestion {
  return withText(question, cutFromQuestion(question.text, start, end));
}

/** The question with a filter's words read as plain words. */
export function asPlainWords(question: AskedQuestion, words: string): AskedQuestion {
  return question.keepWords.includes(words) ? question : { ...question, keepWords: [...question.keepWords, words] };
}

/** The question with kept words read as a filter again. */
export function asFilterAgain(question: AskedQuestion, words: string): AskedQuestion {
  return { ...question, keepWords: question.keepWords.filter((kept) => kept !== words) };
}

/** How a photo of the library takes part in a question. */
export type PhotoPart = 'like' | 'unlike';

/** The question with a photo to be like, or not to be like; it is never both. */
export function withPhoto(question: AskedQuestion, id: string, part: PhotoPart): AskedQuestion {
  const { like, unlike } = withoutPhoto(question, id);
  return part === 'like' ? { ...question, like: [...like, id], unlike } : { ...question, like, unlike: [...unlike, id] };
}

/** The question without a photo. */
export function withoutPhoto(question: AskedQuestion, id: string): AskedQuestion {
  const isOther = (each: string): boolean => each !== id;
  return { ...question, like: question.like.filter(isOther), unlike: question.unlike.filter(isOther) };
}

/** The question without a dropped image. */
export function withoutExample(question: AskedQuestion, token: string): AskedQuestion {
  return { ...question, examples: question.examples.filter((each) => each !== token) };
}
