import { Search } from 'lucide-react';

export interface FilterFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Takes a line of its own in a narrow window. */
  readonly isWide?: boolean;
}

/** A small field that narrows what a page shows. Escape empties it. */
export function FilterField({ label, text, onChange, isWide = false }: FilterFieldProps) {
  return (
    <label className={`flex h-9 min-w-0 items-center max-sm:flex-1 gap-2 rounded-lg border border-line bg-surface px-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${isWide ? 'max-sm:basis-full' : ''}`}>
      <Search size={15} className="shrink-0 text-ink-faint" aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation();
            onChange('');
          }
        }}
        className="w-52 min-w-0 max-sm:w-full bg-transparent outline-none placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
      />
    </label>
  );
}
