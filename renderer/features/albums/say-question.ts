import { plural, t } from '@lingui/core/macro';
import type { SearchQuestion } from '../../../shared/contract/schemas.ts';
import { NO_QUESTION, type AskedQuestion } from '../../stores/navigation.ts';

/** What a saved question asks for, in a line. */
export function sayQuestion({ text = '', like = [], unlike = [] }: SearchQuestion): string {
  return [
    text === '' ? '' : t`Everything that answers “${text}”`,
    like.length === 0 ? '' : plural(like.length, { one: 'like # photo', other: 'like # photos' }),
    unlike.length === 0 ? '' : plural(unlike.length, { one: 'not like # photo', other: 'not like # photos' }),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** A saved question, to be asked again as it stands in the address. */
export function askedAgain({ text = '', like = [], unlike = [], keepWords = [], sort = 'relevance' }: SearchQuestion): AskedQuestion {
  return { ...NO_QUESTION, text, like, unlike, keepWords, sort };
}
