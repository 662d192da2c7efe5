import { useLingui } from '@lingui/react/macro';
import { Keys } from '../../ui/Keys.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { ALL_COMMANDS } from './all-commands.ts';
import type { Command } from './command.ts';
import { showKeys } from './match-keys.ts';
import { useOverlay } from './overlay-store.ts';

/** Every command that has keys, by group. */
export function ShortcutSheet() {
  const { t, i18n } = useLingui();
  const isOpen = useOverlay((store) => store.open === 'shortcuts');
  const close = useOverlay((store) => store.close);
  const scopes: Readonly<Record<Command['scope'], string | null>> = { anywhere: null, grid: t`in the grid`, viewer: t`while a photo is open` };
  const groups = isOpen ? Map.groupBy(ALL_COMMANDS.filter((each) => each.keys.length > 0), (each) => i18n._(each.group)) : new Map<string, Command[]>();
  return (
    <Modal title={t`Keyboard shortcuts`} isOpen={isOpen} onClose={close} isWide isText>
      <div className="gap-8 pt-1 sm:columns-2">
        {[...groups].map(([group, commands]) => (
          <section key={group} className="mb-6 break-inside-avoid">
            <h3 className="pb-1.5 text-small font-semibold text-ink-soft">
              {group}
              {sharedScope(commands) !== null && <Scope name={scopes[sharedScope(commands) ?? 'anywhere']} />}
            </h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id} className="flex min-h-8 items-center justify-between gap-4 border-t border-line py-1">
                  <dt className="min-w-0">
                    {i18n._(command.title)}
                    {sharedScope(commands) === null && <Scope name={scopes[command.scope]} />}
                  </dt>
                  <dd className="flex shrink-0 flex-wrap justify-end gap-1">
                    {command.keys.map((keys) => (
                      <Keys key={keys} keys={showKeys(keys)} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function Scope({ name }: { readonly name: string | null }) {
  return name !== null && <span className="ml-2 text-small font-normal text-ink-faint">{name}</span>;
}

/** The scope of all of them; null where they differ: each then says its own. */
function sharedScope(commands: readonly Command[]): Command['scope'] | null {
  const scope = commands[0]?.scope ?? null;
  return commands.every((each) => each.scope === scope) ? scope : null;
}
