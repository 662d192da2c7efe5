import { ArrowDown, ArrowUp, FolderOpen, Plus, X } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useMemo, useState } from 'react';
import { api } from '../../api/client.ts';
import { desktop } from '../../desktop/this-desktop.ts';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useFolders } from '../../stores/folders.ts';
import { useReview } from '../../stores/review.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { foldersOf } from './folders-of.ts';
import { addRule, describeRule, moveRule, type KeeperRule } from './rule-list.ts';

const FIELD = 'h-9 rounded-lg border border-line bg-sunken px-2 text-body';
type Kind = 'keep-in' | 'drop-in' | 'raw' | 'larger' | 'older' | 'newer';

/** What is kept before anything else is weighed: rules that the person makes, the first one that tells two apart decides. */
export function RulesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const [rules, setRules] = useState<readonly KeeperRule[] | null>(null);
  useEffect(() => {
    void tellingProblems(async () => setRules((await api.duplicates.rules.query()).rules));
  }, []);

  // Each change is kept at once, as everywhere in the window; the proposals follow.
  function save(next: readonly KeeperRule[]): void {
    if (next === rules) return;
    const before = rules;
    setRules(next);
    void tellingProblems(async () => {
      try {
        setRules((await api.duplicates.setRules.mutate({ rules: [...next] })).rules);
      } catch (error) {
        setRules(before);
        throw error;
      }
      await useDuplicates.getState().refresh(useReview.getState().tier);
    });
  }

  return (
    <Modal
      title={t`Rules for what is kept`}
      description={t`They come before size, format and everything else. The first rule that tells two files apart decides.`}
      isOpen
      onClose={onClose}
      actions={
        <Button look="accent" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      }
    >
      {rules !== null && (
        <>
          {rules.length === 0 && (
            <p className="rounded-xl border border-dashed border-line px-4 py-3 text-ink-soft">
              <Trans>No rules yet. The best picture is proposed: the larger one, the one from the camera, the one with its date and place.</Trans>
            </p>
          )}
          <ol className="divide-y divide-line rounded-xl border border-line empty:hidden" aria-label={t`Rules`}>
            {rules.map((rule, index) => (
              <RuleRow
                key={JSON.stringify(rule)}
                rule={rule}
                index={index}
                isLast={index === rules.length - 1}
                onMove={(by) => save(moveRule(rules, index, by))}
                onRemove={() => save(rules.filter((each) => each !== rule))}
              />
            ))}
          </ol>
          <NewRule onAdd={(rule) => save(addRule(rules, rule))} />
        </>
      )}
    </Modal>
  );
}

interface RuleRowProps {
  readonly rule: KeeperRule;
  readonly index: number;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function RuleRow({ rule, index, isLast, onMove, onRemove }: RuleRowProps) {
  const { t } = useLingui();
  const said = describeRule(rule);
  return (
    <li className="flex items-center gap-1 py-1.5 pr-2 pl-4">
      <span className="w-5 shrink-0 text-small text-ink-faint tabular-nums">{index + 1}</span>
      <span className="min-w-0 flex-1 break-words">{said}</span>
      <IconButton label={t`Move up: ${said}`} disabled={index === 0} className="!size-8" onClick={() => onMove(-1)}>
        <ArrowUp size={16} />
      </IconButton>
      <IconButton label={t`Move down: ${said}`} disabled={isLast} className="!size-8" onClick={() => onMove(1)}>
        <ArrowDown size={16} />
      </IconButton>
      <IconButton label={t`Remove: ${said}`} className="!size-8" onClick={onRemove}>
        <X size={16} />
      </IconButton>
    </li>
  );
}

function NewRule({ onAdd }: { readonly onAdd: (rule: KeeperRule) => void }) {
  const { t } = useLingui();
  const id = useId();
  const [kind, setKind] = useState<Kind>('keep-in');
  const [folder, setFolder] = useState('');
  const suggestions = useFolderSuggestions();
  const isAboutFolder = kind === 'keep-in' || kind === 'drop-in';

  async function browse(): Promise<void> {
    const chosen = await desktop.chooseFolder(kind === 'keep-in' ? t`Keep what is in this folder` : t`Let go what is in this folder`);
    if (chosen !== null) setFolder(chosen);
  }
  return (
    <form
      className="mt-4 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind !== 'keep-in' && kind !== 'drop-in') return onAdd({ type: 'prefer', what: kind });
        if (folder.trim() === '') return undefined;
        onAdd({ type: kind, folder: folder.trim() });
        setFolder('');
        return undefined;
      }}
    >
      <div className="flex flex-wrap gap-2">
        <select aria-label={t`Kind of rule`} value={kind} onChange={(event) => setKind(event.target.value as Kind)} className={`${FIELD} min-w-48 flex-1`}>
          <option value="keep-in">{t`Always keep what is in…`}</option>
          <option value="drop-in">{t`Always let go what is in…`}</option>
          <option value="raw">{t`Keep the RAW`}</option>
          <option value="larger">{t`Keep the larger picture`}</option>
          <option value="older">{t`Keep the older file`}</option>
          <option value="newer">{t`Keep the newer file`}</option>
        </select>
        <Button type="submit" icon={<Plus size={16} aria-hidden />} disabled={isAboutFolder && folder.trim() === ''}>
          <Trans>Add the rule</Trans>
        </Button>
      </div>
      {isAboutFolder && (
        <>
          <div className="flex gap-2">
            <input
              aria-label={t`Folder`}
              aria-describedby={`${id}-note`}
              list={`${id}-folders`}
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
              placeholder={t`A folder of the library, or a part of a path`}
              spellCheck={false}
              className={`${FIELD} min-w-0 flex-1 placeholder:text-ink-faint`}
            />
            <datalist id={`${id}-folders`}>
              {suggestions.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </datalist>
            <Button icon={<FolderOpen size={16} aria-hidden />} onClick={() => void browse()}>
              <Trans>Choose…</Trans>
            </Button>
          </div>
          <p id={`${id}-note`} className="text-small text-ink-soft">
            <Trans>A whole path such as /home/me/Pictures/Originals, or a part such as Originals/ for every folder of that name.</Trans>
          </p>
        </>
      )}
    </form>
  );
}

/** The folders of the library, and those in which the duplicates lie that were looked at. */
function useFolderSuggestions(): readonly string[] {
  const folders = useFolders((store) => store.folders);
  const lists = useDuplicates((store) => store.lists);
  return useMemo(() => {
    const groups = Object.values(lists).flatMap((list) => list?.groups ?? []);
    return foldersOf(groups, folders?.map((folder) => folder.path) ?? []);
  }, [folders, lists]);
}
