import { Check, Minus } from 'lucide-react';
import type { PhotoList } from '../../stores/photo-list.ts';
import { toggleStretch, useMarked } from './use-marked.ts';

export interface StretchMarkProps {
  readonly list: PhotoList;
  readonly from: number;
  readonly to: number;
  /** What it does, as in "Select Fri 3 May". */
  readonly label: string;
  /** False for the many days of a screen, which the keyboard selects by a command of its own. */
  readonly isTabStop: boolean;
}

/** The sign that selects a day or a month: empty, partly or fully set. Shown while its heading is pointed at, or while it is set. */
export function StretchMark({ list, from, to, label, isTabStop }: StretchMarkProps) {
  const marked = useMarked(list, from, to);
  return (
    <button
      type="button"
      role="checkbox"
      tabIndex={isTabStop ? 0 : -1}
      aria-checked={marked === 'some' ? 'mixed' : marked === 'all'}
      aria-label={label}
      title={label}
      onClick={() => toggleStretch(list, from, to)}
      className={`inline-flex size-5 shrink-0 items-center justify-center rounded-full border-2 transition-opacity ${marked === 'none' ? 'border-ink-faint text-ink-faint opacity-0 group-hover:opacity-100 hover:border-ink hover:text-ink focus-visible:opacity-100' : 'border-accent bg-accent text-on-accent'}`}
    >
      {marked === 'some' ? <Minus size={12} strokeWidth={3} aria-hidden /> : <Check size={12} strokeWidth={3} aria-hidden />}
    </button>
  );
}
