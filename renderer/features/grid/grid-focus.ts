let focusNow: (() => void) | null = null;

/** The grid on the screen says how it takes the focus; null when it goes. */
export function registerGridFocus(focus: (() => void) | null): void {
  focusNow = focus;
}

/** Give the focus back to the grid where nothing else has it: after a dialog or menu whose opener is gone, or a photo that left. */
export function returnFocusToGrid(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusNow?.();
}
