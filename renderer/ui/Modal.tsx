import { X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { Dialog } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';
import { useReturnFocus } from './use-return-focus.ts';

export interface ModalProps {
  readonly title: string;
  /** One sentence below the title; read out with it. */
  readonly description?: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the bottom, the one to be chosen last. */
  readonly actions?: ReactNode;
  readonly isWide?: boolean;
  /** True for a text without controls: the focus goes into it, so that the keys scroll it. */
  readonly isText?: boolean;
}

/** A dialog over the window: Escape and a click beside it close it, the focus goes in and comes back. */
export function Modal({ title, description, isOpen, onClose, children, actions, isWide = false, isText = false }: ModalProps) {
  const { t } = useLingui();
  const body = useRef<HTMLDivElement>(null);
  const returnFocus = useReturnFocus(isText ? body : undefined);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/40" />
        <Dialog.Content
          {...returnFocus}
          {...(description === undefined && { 'aria-describedby': undefined })}
          tabIndex={-1}
          onOpenAutoFocus={focusFirstField}
          className={`fixed top-1/2 left-1/2 z-50 flex max-h-[88vh] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-2xl bg-surface shadow-raised outline-none ${isWide ? 'max-w-3xl' : 'max-w-lg'}`}
        >
          <div className="flex items-start justify-between gap-4 px-6 pt-5 pb-3">
            <div>
              <Dialog.Title className="text-title font-semibold">{title}</Dialog.Title>
              {description !== undefined && <Dialog.Description className="mt-1 text-body text-ink-soft">{description}</Dialog.Description>}
            </div>
            <Dialog.Close asChild>
              <IconButton label={t`Close`} className="-mr-2">
                <X size={18} />
              </IconButton>
            </Dialog.Close>
          </div>
          <div ref={body} {...(isText && { tabIndex: 0 })} className="min-h-0 flex-1 overflow-y-auto rounded-b-2xl px-6 pt-1 pb-5 -outline-offset-2">
            {children}
          </div>
          {actions !== undefined && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-6 py-4">{actions}</div>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The first field, where there is one; else the dialog itself: a focused Close would show its tip, which takes the first Escape. */
function focusFirstField(event: Event): void {
  if (!(event.target instanceof HTMLElement)) return;
  event.preventDefault();
  const field = event.target.querySelector<HTMLElement>('input:not([aria-hidden]), select, textarea');
  (field ?? event.target).focus({ preventScroll: true });
}
