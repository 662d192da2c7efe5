import { CornerDownLeft, Search } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Command as Cmdk } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import type { Suggestion } from '../../../shared/contract/app-schemas.ts';
import { api } from '../../api/client.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { Keys } from '../../ui/Keys.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { windowLanguage } from '../../ui/window-language.ts';
import { SUGGESTION_ICONS } from '../search/suggestion-icons.ts';
import { showKeys } from './match-keys.ts';
import { useOverlay } from './overlay-store.ts';
import { possibleCommands, runCommand } from './use-shortcuts.ts';

/** Time without a key after which the library is asked for places and folders, milliseconds. */
const SUGGEST_AFTER_MS = 100;
const SUGGESTIONS = 8;

/** The palette while it is open: what is typed finds commands, what the library holds, and photos. */
export function PaletteDialog() {
  const { t } = useLingui();
  const close = useOverlay((store) => store.close);
  const { onOpenAutoFocus, onCloseAutoFocus } = useReturnFocus();
  // It runs when the dialog has given the focus back, so that a command can move it.
  const chosen = useRef<(() => void) | null>(null);
  const choose = (run: () => void): void => {
    chosen.current = run;
    close();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-[70] bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={(event) => {
            onCloseAutoFocus(event);
            chosen.current?.();
          }}
          onKeyDown={(event) => {
            // The key that opened it closes it.
            if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            close();
          }}
          className="fixed inset-x-4 top-[min(12vh,7rem)] z-[70] mx-auto flex max-h-[70vh] max-w-xl flex-col overflow-hidden rounded-2xl bg-surface shadow-raised ring-1 ring-line outline-none"
        >
          <Dialog.Title className="sr-only">{t`All commands`}</Dialog.Title>
          <PaletteList onChoose={choose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteList({ onChoose }: { readonly onChoose: (run: () => void) => void }) {
  const { t, i18n } = useLingui();
  const [text, setText] = useState('');
  const suggestions = useSuggestionsFor(text);
  // As they were when the palette opened: what is possible does not change below it.
  const [commands] = useState(possibleCommands);
  const groups = Map.groupBy(commands.filter((each) => each.id !== 'palette.open'), (each) => i18n._(each.group));
  const ask = (question: string): void => onChoose(() => useNavigation.getState().ask({ text: question }));
  return (
    <Cmdk label={t`All commands`} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search size={17} className="shrink-0 text-ink-faint" aria-hidden />
        <Cmdk.Input value={text} onValueChange={setText} placeholder={t`Type a command, or what a photo shows`} className="h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint" />
      </div>
      <Cmdk.List className="min-h-0 overflow-y-auto overscroll-contain p-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-ink-soft">
        {[...groups].map(([group, members]) => (
          <Cmdk.Group key={group} heading={group}>
            {members.map((command) => (
              <Cmdk.Item key={command.id} value={command.id} keywords={[i18n._(command.title), group]} onSelect={() => onChoose(() => runCommand(command))} className={ITEM}>
                <span className="min-w-0 flex-1 truncate">{i18n._(command.title)}</span>
                {command.keys[0] !== undefined && <Keys keys={showKeys(command.keys[0])} />}
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        ))}
        {suggestions.length > 0 && (
          <Cmdk.Group heading={t`In your library`} forceMount>
            {suggestions.map((suggestion) => {
              const Icon = SUGGESTION_ICONS[suggestion.kind];
              return (
                <Cmdk.Item key={`${suggestion.kind} ${suggestion.question}`} value={`library ${suggestion.kind} ${suggestion.question}`} forceMount onSelect={() => ask(suggestion.question)} className={ITEM}>
                  <Icon size={16} className="shrink-0 text-ink-faint" aria-hidden />
                  <span className="min-w-0 flex-1 truncate">{suggestion.label}</span>
                </Cmdk.Item>
              );
            })}
          </Cmdk.Group>
        )}
        {text.trim() !== '' && (
          <Cmdk.Group heading={t`Photos`} forceMount>
            <Cmdk.Item value={`search for ${text}`} forceMount onSelect={() => ask(text)} className={ITEM}>
              <Search size={16} className="shrink-0 text-ink-faint" aria-hidden />
              <span className="min-w-0 flex-1 truncate">
                <Trans>Search for “{text}”</Trans>
              </span>
              <CornerDownLeft size={15} className="shrink-0 text-ink-faint" aria-hidden />
            </Cmdk.Item>
          </Cmdk.Group>
        )}
      </Cmdk.List>
    </Cmdk>
  );
}

const ITEM = 'flex h-10 cursor-default items-center gap-3 rounded-lg px-3 select-none data-[selected=true]:bg-sunken';

/** Recent questions, places and folders that go with what is typed. */
function useSuggestionsFor(text: string): readonly Suggestion[] {
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    let isWanted = true;
    const load = async (): Promise<void> => {
      try {
        const found = await api.search.suggest.query({ text: text.slice(0, 500), limit: SUGGESTIONS, language: windowLanguage() });
        if (isWanted) setSuggestions(found);
      } catch {
        // An extra: the commands are there without it, and the window says when the engine is away.
        if (isWanted) setSuggestions([]);
      }
    };
    const timer = setTimeout(() => void load(), SUGGEST_AFTER_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [text]);
  return suggestions;
}
