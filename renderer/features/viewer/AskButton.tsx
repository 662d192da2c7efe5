import type { ReactNode } from 'react';
import { NO_QUESTION, useNavigation } from '../../stores/navigation.ts';

export interface AskButtonProps {
  readonly question: string;
  readonly title?: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** Words that ask a question when they are pressed. */
export function AskButton({ question, title, className, children }: AskButtonProps) {
  return (
    <button type="button" title={title} className={className} onClick={() => useNavigation.getState().go({ page: 'search', question: { ...NO_QUESTION, text: question } })}>
      {children}
    </button>
  );
}

/** A value of an explicit filter, as in `folder:"/home/me/Pictures"`. */
export function quoteValue(value: string): string {
  return `"${value.replaceAll('"', '')}"`;
}
