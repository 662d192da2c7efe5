import { useSettings } from '../../stores/settings.ts';

/** Recent questions kept at most; the contract allows 50. */
const KEPT_QUESTIONS = 30;
const QUESTION_MAX_LENGTH = 500;

/**
 * The recent questions with one more, latest first.
 *
 * A question that goes on from the one before ("dog", "dog at the beach") takes its place.
 */
export function withRecentQuestion(recent: readonly string[], question: string): string[] {
  const isAnother = (each: string): boolean => each.toLocaleLowerCase() !== question.toLocaleLowerCase();
  const [latest, ...older] = recent.filter(isAnother);
  const isGoneOn = latest !== undefined && question.toLocaleLowerCase().startsWith(latest.toLocaleLowerCase());
  return [question, ...(latest === undefined || isGoneOn ? [] : [latest]), ...older].slice(0, KEPT_QUESTIONS);
}

/** Keep a question that was asked, where the person lets Albumen keep them. */
export async function rememberQuestion(text: string): Promise<void> {
  const question = text.trim();
  const { settings, change } = useSettings.getState();
  if (!settings?.keepRecentQuestions || question === '' || question.length > QUESTION_MAX_LENGTH) return;
  const recentQuestions = withRecentQuestion(settings.recentQuestions, question);
  if (recentQuestions.join('\n') !== settings.recentQuestions.join('\n')) await change({ recentQuestions });
}
