import { Plus, Search } from 'lucide-react';
import { Command as Cmdk } from 'cmdk';
import { Trans } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { findOptions, fold, type NamedOption } from './find-options.ts';

export interface PickOption extends NamedOption {
  /** Quiet, at the right. */
  readonly note?: string;
  /** At the left: a sign or a small picture. */
  readonly icon?: ReactNode;
}

export interface PickListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly PickOption[];
  readonly onPick: (value: string) => void;
  /** What is typed can be made new, where nothing has that name. */
  readonly onCreate?: (name: string) => void;
  /** What the entry says that makes something new. */
  readonly createLabel?: (name: string) => string;
  /** What is said while there is nothing to pick. */
  readonly empty: string;
}

/** Entries shown at most: the field finds the others. */
const SHOWN = 60;

/** A field with a list below it: type to find, arrows and Enter to pick. */
export function PickList({ label, placeholder, options, onPick, onCreate, createLabel, empty }: PickListProps) {
  const [text, setText] = useState('');
  const found = findOptions(options, text);
  const name = text.trim();
  const canCreate = onCreate !== undefined && name !== '' && !options.some((option) => fold(option.label) === fold(name));
  return (
    <Cmdk label={label} shouldFilter={false} loop className="flex min-h-0 flex-col rounded-xl border border-line">
      <div className="flex items-center gap-3 border-b border-line px-3">
        <Search size={16} className="shrink-0 text-ink-faint" aria-hidden />
        <Cmdk.Input value={text} onValueChange={setText} placeholder={placeholder} maxLength={100} className="h-11 min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint" />
      </div>
      <Cmdk.List className="h-72 overflow-y-auto overscroll-contain p-1.5">
        {canCreate && (
          <Cmdk.Item value={`create ${name}`} onSelect={() => onCreate(name)} className={ITEM}>
            <span className="flex size-9 shrink-0 items-center justify-center rounded-md bg-accent-soft text-accent">
              <Plus size={18} aria-hidden />
            </span>
            <span className="min-w-0 flex-1 truncate">{createLabel?.(name) ?? name}</span>
          </Cmdk.Item>
        )}
        {found.slice(0, SHOWN).map((option) => (
          <Cmdk.Item key={option.value} value={option.value} onSelect={() => onPick(option.value)} className={ITEM}>
            {option.icon}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.note !== undefined && <span className="shrink-0 text-small text-ink-soft tabular-nums">{option.note}</span>}
          </Cmdk.Item>
        ))}
        {found.length === 0 && !canCreate && <p className="px-3 py-6 text-center text-ink-soft">{empty}</p>}
        {found.length > SHOWN && (
          <p className="px-3 py-2 text-small text-ink-soft">
            <Trans>Type to find {found.length - SHOWN} more</Trans>
          </p>
        )}
      </Cmdk.List>
    </Cmdk>
  );
}

const ITEM = 'flex min-h-11 cursor-default items-center gap-3 rounded-lg px-2 py-1 select-none data-[selected=true]:bg-sunken';
