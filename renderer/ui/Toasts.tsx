import { X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import type { Toast } from '../stores/toasts.ts';
import { IconButton } from './IconButton.tsx';

/** Short messages at the bottom, read out as they come. */
export function Toasts({ toasts, onDismiss }: { readonly toasts: readonly Toast[]; readonly onDismiss: (id: number) => void }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-[var(--toasts-bottom,1.5rem)] z-[60] flex flex-col items-center gap-2 px-4">
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className={`pointer-events-auto flex max-w-xl items-center gap-3 rounded-xl py-1.5 pr-1.5 pl-4 text-body shadow-raised ${toast.kind === 'problem' ? 'bg-danger-soft text-ink ring-1 ring-danger/40' : 'bg-ink text-ground'}`}
        >
          <span className="py-1">{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className="rounded-md px-2 py-1 font-semibold underline underline-offset-4"
              onClick={() => {
                toast.action?.run();
                onDismiss(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
          <IconButton label={t`Dismiss`} className="!size-8 !text-current hover:!bg-black/10" onClick={() => onDismiss(toast.id)}>
            <X size={16} />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
