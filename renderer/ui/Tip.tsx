import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { Keys } from './Keys.tsx';

/** A tooltip; its child must be one element that can be focused. */
export function Tip({ text, shortcut, children }: { readonly text: string; readonly shortcut?: string | undefined; readonly children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content sideOffset={6} collisionPadding={8} className="z-[70] flex items-center gap-2 rounded-md bg-ink px-2 py-1 text-small text-ground shadow-raised">
          {text}
          {shortcut !== undefined && <Keys keys={shortcut} isOnInk />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
