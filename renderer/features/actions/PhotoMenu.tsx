import { useLingui } from '@lingui/react/macro';
import { DropdownMenu } from 'radix-ui';
import { Fragment } from 'react';
import { tellingProblems } from '../../stores/toasts.ts';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu-style.ts';
import { showKeys } from '../commands/match-keys.ts';
import type { PhotoAction } from './photo-action.ts';
import { PHOTO_ACTIONS } from './photo-actions.ts';
import { RatingItem } from './RatingItem.tsx';

/** Where a menu was asked for, and about which photos. */
export interface MenuPlace {
  /** In the window, CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly ids: readonly string[];
  /** The photo that it was asked for on, which gets the focus back. */
  readonly index: number;
}

const PARTS: readonly PhotoAction['part'][] = ['say', 'sort', 'search', 'file', 'leave'];

/** Everything that can be done with photos, at the pointer. */
export function PhotoMenu({ place, onClose, onClosed }: { readonly place: MenuPlace | null; readonly onClose: () => void; readonly onClosed: () => void }) {
  const { i18n, t } = useLingui();
  if (place === null) return null;
  const { ids } = place;
  const possible = PHOTO_ACTIONS.filter((action) => action.isPossible(ids));
  return (
    <DropdownMenu.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="pointer-events-none fixed size-0" style={{ left: place.x, top: place.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          // Beside the pointer: what does not fit below it is moved up, and never out of the window.
          side="right"
          align="start"
          sideOffset={2}
          collisionPadding={8}
          aria-label={t`Photo actions`}
          className={`${MENU_CONTENT} max-h-[calc(100vh-16px)] overflow-y-auto`}
          onContextMenu={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
        >
          {PARTS.map((part, index) => (
            <Fragment key={part}>
              {index > 0 && <DropdownMenu.Separator className="my-1 h-px bg-line" />}
              {possible
                .filter((action) => action.part === part)
                .map(({ id, title, Icon, keys, run }) => (
                  <DropdownMenu.Item key={id} className={MENU_ITEM} onSelect={() => void tellingProblems(async () => await run(ids))}>
                    <Icon size={16} className="text-ink-soft" aria-hidden />
                    <span className="flex-1">{i18n._(title)}</span>
                    {keys[0] !== undefined && <span className="pl-6 text-small text-ink-faint">{showKeys(keys[0])}</span>}
                  </DropdownMenu.Item>
                ))}
              {part === 'say' && <RatingItem ids={ids} />}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
