import type { ReactNode } from 'react';

/** What a page says when it has nothing to show: what would be here, and how to get there. */
export function EmptyState({ icon, title, children, actions }: { readonly icon: ReactNode; readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center">
      <div className="text-ink-faint">{icon}</div>
      <h2 className="text-title font-semibold">{title}</h2>
      {children !== undefined && <div className="max-w-md text-body text-ink-soft">{children}</div>}
      {actions !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
