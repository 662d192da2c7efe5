import { Ellipsis } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu-style.ts';
import type { Command } from '../commands/command.ts';
import { showKeys } from '../commands/match-keys.ts';
import { possibleCommands, runCommand } from '../commands/use-shortcuts.ts';

/** Commands about the photos that are picked out, or the one that is open. */
function photoCommands(): readonly Command[] {
  return possibleCommands().filter((command) => command.id.startsWith('photo.'));
}

/** Everything else that can be done with the open photo. */
export function ViewerMenu() {
  const { t, i18n } = useLingui();
  const [commands, setCommands] = useState<readonly Command[]>([]);
  return (
    // Not modal: the focus trap of the menu would take the keys of a dialog that it opens.
    <DropdownMenu.Root modal={false} onOpenChange={(isOpen) => isOpen && setCommands(photoCommands())}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={t`More`}>
          <Ellipsis size={20} />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" collisionPadding={8} className={`${MENU_CONTENT} max-h-[80vh] overflow-y-auto`}>
          {commands.map((command) => (
            <DropdownMenu.Item key={command.id} className={MENU_ITEM} onSelect={() => runCommand(command)}>
              <span className="flex-1">{i18n._(command.title)}</span>
              {command.keys[0] !== undefined && <Keys keys={showKeys(command.keys[0])} />}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
