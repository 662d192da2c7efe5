import type { ComponentProps, ReactNode } from 'react';
import { Tip } from './Tip.tsx';

export interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does: its name for everyone, and its tooltip. */
  readonly label: string;
  readonly children: ReactNode;
  /** Shown in the tooltip, as in "Ctrl+K". */
  readonly shortcut?: string | undefined;
  readonly isActive?: boolean;
}

/** A square button with an icon alone. */
export function IconButton({ label, shortcut, isActive = false, children, className = '', type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tip text={label} shortcut={shortcut}>
      <button
        type={type}
        aria-label={label}
        {...(isActive && { 'aria-pressed': true })}
        className={`inline-flex size-9 shrink-0 items-center justify-center rounded-lg transition-colors hover:bg-sunken disabled:pointer-events-none disabled:opacity-40 ${isActive ? 'text-accent' : 'text-ink-soft hover:text-ink'} ${className}`}
        {...rest}
      >
        {children}
      </button>
    </Tip>
  );
}
