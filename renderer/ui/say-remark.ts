import { plural, t } from '@lingui/core/macro';
import type { QuestionRemark } from '../../shared/contract/question-words.ts';

/** What the engine remarks on a question, in the window's language. */
export function sayRemark(remark: QuestionRemark): string {
  switch (remark.code) {
    case 'too-many-parts':
      return plural(remark.leftOut, { one: 'The question has too many parts; # of them was left out.', other: 'The question has too many parts; # of them were left out.' });
    case 'too-many-words':
      return t`Only about the first ${remark.words} words count for what the photo looks like: the model reads no more.`;
    case 'not-translated':
      return t`Searched for as written, since the German vocabulary does not have it: ${remark.words.join(', ')}.`;
    case 'no-photos-yet':
      return t`The library holds no photos yet: add a folder first.`;
    case 'nothing-passes':
      return t`No photo passes the filters.`;
  }
}
