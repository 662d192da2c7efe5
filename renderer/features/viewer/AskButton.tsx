import type { ComponentProps, ReactNode } from 'react';
import { NO_QUESTION, useNavigation } from '../../stores/navigation.ts';

export interface AskButtonProps extends ComponentProps<'button'> {
  readonly question: string;
  readonly children: ReactNode;
}

/** Words that ask a question when they are pressed. */
export function AskButton({ question, children, ...rest }: AskButtonProps) {
  return (
    <button type="button" {...rest} onClick={() => useNavigation.getState().go({ page: 'search', question: { ...NO_QUESTION, text: question } })}>
      {children}
    </button>
  );
}
