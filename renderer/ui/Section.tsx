import type { ReactNode } from 'react';

/** A page of settings: a readable column with a title, which scrolls by itself. */
export function SettingsColumn({ title, actions, children }: { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto w-full max-w-3xl px-5 pt-6 pb-16 md:px-8">
        <header className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-title font-semibold">{title}</h1>
          {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
        <div className="mt-5 flex flex-col gap-8">{children}</div>
      </div>
    </div>
  );
}

/** A group of rows with a heading. */
export function Section({ title, note, children }: { readonly title: string; readonly note?: ReactNode; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="text-body font-semibold">{title}</h2>
      {note !== undefined && <p className="mt-1 text-small text-ink-soft text-pretty">{note}</p>}
      <div className="mt-3 divide-y divide-line rounded-xl border border-line bg-surface">{children}</div>
    </section>
  );
}

export interface RowProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** The control, at the right; below on a narrow window. */
  readonly children?: ReactNode;
  /** Names the control for a screen reader: the id that it refers to. */
  readonly titleId?: string;
}

/** One thing and its control. */
export function Row({ title, note, children, titleId }: RowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-48 flex-1">
        <p id={titleId}>{title}</p>
        {note !== undefined && <div className="mt-0.5 text-small text-ink-soft text-pretty">{note}</div>}
      </div>
      {children}
    </div>
  );
}
