import { useRef, type RefObject } from 'react';

/** Handlers for a dialog's content. */
export interface ReturnFocus {
  onOpenAutoFocus(event: Event): void;
  onCloseAutoFocus(event: Event): void;
}

/**
 * Give the focus back to where it was before a dialog opened. Radix gives it to the dialog's trigger, and to nothing
 * where a command or a store opened the dialog.
 *
 * @param first What the focus goes to as it opens; without one, the dialog's first control.
 */
export function useReturnFocus(first?: RefObject<HTMLElement | null>): ReturnFocus {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus(event) {
      before.current = document.activeElement;
      if (!first?.current) return;
      event.preventDefault();
      first.current.focus();
    },
    onCloseAutoFocus(event) {
      event.preventDefault();
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
    },
  };
}
