import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';

export interface NameFieldProps {
  readonly name: string;
  /** Characters. */
  readonly maxLength: number;
  readonly onChange: (name: string) => void;
  /** Enter was pressed. */
  readonly onSubmit: () => void;
}

/** The one field of a dialog that asks for a name. What stands in it is selected, so that typing replaces it. */
export function NameField({ name, maxLength, onChange, onSubmit }: NameFieldProps) {
  const { t } = useLingui();
  const fieldId = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <label htmlFor={fieldId} className="flex flex-col gap-1.5">
        <span className="text-small text-ink-soft">{t`Name`}</span>
        <input id={fieldId} value={name} maxLength={maxLength} autoComplete="off" onChange={(event) => onChange(event.target.value)} onFocus={(event) => event.target.select()} className="h-10 rounded-lg border border-line bg-sunken px-3 text-body" />
      </label>
    </form>
  );
}
