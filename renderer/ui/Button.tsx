import type { ButtonHTMLAttributes, ReactNode } from 'react';

type Look = 'plain' | 'accent' | 'quiet' | 'danger';

const LOOKS: Readonly<Record<Look, string>> = {
  plain: 'border border-line bg-surface text-ink hover:bg-sunken',
  accent: 'bg-yolk text-on-yolk hover:bg-yolk-strong',
  quiet: 'text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'bg-danger text-surface hover:opacity-90',
};

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look;
  readonly icon?: ReactNode;
}

/** A button with words, and an icon where that helps. */
export function Button({ look = 'plain', icon, children, className = '', type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={`inline-flex h-9 shrink-0 items-center justify-center gap-2 rounded-lg px-3.5 text-body font-medium whitespace-nowrap transition-colors disabled:pointer-events-none disabled:opacity-50 ${LOOKS[look]} ${className}`}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
