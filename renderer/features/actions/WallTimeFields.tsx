import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { dateOrder, formatMonthName, formatWallTime } from '../../ui/format-dates.ts';
import { wallTimeOfParts, type WallTimeParts } from './wall-time-parts.ts';

const FIELD = 'h-10 min-w-0 rounded-lg border border-line bg-sunken px-3 text-body tabular-nums';
const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);

/** A date and a time of day to type, in the order and the words of the window's language. */
export function WallTimeFields({ parts, onChange }: { readonly parts: WallTimeParts; readonly onChange: (parts: WallTimeParts) => void }) {
  const { t } = useLingui();
  const local = wallTimeOfParts(parts);
  const isComplete = [parts.day, parts.month, parts.year, parts.time].every((part) => part.trim() !== '');
  const fields: Readonly<Record<'day' | 'month' | 'year', ReactNode>> = {
    day: <Typed key="day" label={t`Day`} value={parts.day} width="w-16" onChange={(day) => onChange({ ...parts, day })} />,
    month: (
      <label key="month" className="flex min-w-36 flex-1 flex-col gap-1.5">
        <span className="text-small text-ink-soft">{t`Month`}</span>
        <select value={parts.month} onChange={(event) => onChange({ ...parts, month: event.target.value })} className={`${FIELD} w-full`}>
          {parts.month === '' && <option value="" aria-label={t`No month`} />}
          {MONTHS.map((month) => (
            <option key={month} value={month}>
              {formatMonthName(month)}
            </option>
          ))}
        </select>
      </label>
    ),
    year: <Typed key="year" label={t`Year`} value={parts.year} width="w-20" onChange={(year) => onChange({ ...parts, year })} />,
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-2 text-small text-ink-soft">{t`Taken at, by the clock of that place`}</legend>
      <div className="flex flex-wrap gap-3">
        {dateOrder().map((part) => fields[part])}
        <Typed label={t`Time`} value={parts.time} width="w-28" inputMode="text" onChange={(time) => onChange({ ...parts, time })} />
      </div>
      <p role="status" className={`min-h-5 text-small ${local === null && isComplete ? 'text-danger' : 'text-ink-soft'}`}>
        {local === null ? isComplete && t`There is no such date and time. Write the time like 14:30 or 14:30:15.` : formatWallTime(Date.parse(`${local}Z`), 'day-year')}
      </p>
    </fieldset>
  );
}

interface TypedProps {
  readonly label: string;
  readonly value: string;
  readonly width: string;
  readonly inputMode?: 'numeric' | 'text';
  readonly onChange: (value: string) => void;
}

function Typed({ label, value, width, inputMode = 'numeric', onChange }: TypedProps) {
  return (
    <label className="flex flex-col gap-1.5">
      <span className="text-small text-ink-soft">{label}</span>
      <input type="text" inputMode={inputMode} autoComplete="off" value={value} onFocus={(event) => event.target.select()} onChange={(event) => onChange(event.target.value)} className={`${FIELD} ${width}`} />
    </label>
  );
}
