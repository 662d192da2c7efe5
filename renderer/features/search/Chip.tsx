import { ChevronDown, X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { DropdownMenu } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu-style.ts';
import { focusSearchField } from './search-field-element.ts';

/** One entry of a chip's menu. */
export interface ChipAction {
  readonly label: string;
  readonly icon: ReactNode;
  /** True where it puts the focus elsewhere: it then runs once the menu has let go of it. */
  readonly movesFocus?: boolean;
  run(): void;
}

export interface ChipProps {
  /** What a screen reader says of it, as in "Filter: in 2019". */
  readonly name: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** On top of the menu: what the engine took it for. */
  readonly explanation?: string | undefined;
  readonly actions: readonly ChipAction[];
  /** By its cross, and by Delete. */
  readonly onRemove: () => void;
  /** What the cross does, where that is not "Remove …". */
  readonly removeLabel?: string;
  /** `words`: part of what is described, or plain words; quieter than what must be true. */
  readonly look?: 'filter' | 'words';
}

/** One part of the question, with a small menu and a way to take it out. */
export function Chip({ name, icon, children, explanation, actions, onRemove, removeLabel, look = 'filter' }: ChipProps) {
  const { t } = useLingui();
  const afterwards = useRef<ChipAction | null>(null);
  function choose(action: ChipAction): void {
    if (action.movesFocus === true) afterwards.current = action;
    else action.run();
  }
  function letGo(event: Event): void {
    const action = afterwards.current;
    if (action === null) return;
    event.preventDefault();
    afterwards.current = null;
    action.run();
  }
  return (
    <span className={`inline-flex h-8 max-w-full shrink-0 items-center rounded-full text-body ring-1 ring-inset ${look === 'filter' ? 'bg-accent-soft text-ink ring-transparent' : 'text-ink-soft ring-line'}`}>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger
          aria-label={name}
          onKeyDown={(event) => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return;
            event.preventDefault();
            // The chip goes; the keyboard goes on in the field.
            focusSearchField();
            onRemove();
          }}
          className="flex h-full min-w-0 items-center gap-1.5 rounded-l-full pr-1 pl-3"
        >
          {icon}
          <span className="max-w-56 truncate">{children}</span>
          <ChevronDown size={14} className="shrink-0 text-ink-faint" aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="start" sideOffset={6} collisionPadding={8} className={MENU_CONTENT} onCloseAutoFocus={letGo}>
            {explanation !== undefined && <DropdownMenu.Label className="max-w-72 px-3 pt-1.5 pb-1 text-small text-ink-soft">{explanation}</DropdownMenu.Label>}
            {actions.map((action) => (
              <DropdownMenu.Item key={action.label} onSelect={() => choose(action)} className={MENU_ITEM}>
                {action.icon}
                {action.label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <button type="button" aria-label={removeLabel ?? t`Remove ${name}`} onClick={onRemove} className="flex size-8 shrink-0 items-center justify-center rounded-full text-ink-soft hover:text-ink">
        <X size={14} aria-hidden />
      </button>
    </span>
  );
}
