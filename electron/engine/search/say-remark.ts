import type { QuestionRemark } from '../../../shared/contract/question-words.ts';

/** What the engine remarks on a question, in English. */
export function sayRemark(remark: QuestionRemark): string {
  switch (remark.code) {
    case 'too-many-parts': return `The question has too many parts; ${remark.leftOut} of them were left out.`;
    case 'too-many-words': return `Only the first ${remark.words} words or so of the question count for the look: the model reads no more.`;
    case 'not-translated': return `Not in the German vocabulary, and so searched for as written: ${remark.words.join(', ')}.`;
    case 'no-photos-yet': return 'The library holds no photos yet: run albumen index with a folder of photos.';
    case 'nothing-passes': return 'No photo here passes the filters.';
  }
}
