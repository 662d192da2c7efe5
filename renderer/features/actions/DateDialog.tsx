import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { formatWallTime } from '../../ui/format-dates.ts';
import { Modal } from '../../ui/Modal.tsx';
import { NO_SHIFT, shiftMsOf, shiftWallTime, type DateShift } from './date-shift.ts';
import { setDates, shiftDates } from './edit-photos.ts';
import { useReadPhotos } from './use-read-photos.ts';
import { partsOfWallTime, wallTimeOfParts, type WallTimeParts } from './wall-time-parts.ts';
import { WallTimeFields } from './WallTimeFields.tsx';

type Mode = 'set' | 'shift';
const FIELD = 'h-10 rounded-lg border border-line bg-sunken px-3 text-body';

/** Correct when photos were taken: one date for all of them, or all of them moved by the same time. */
export function DateDialog({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { t } = useLingui();
  const photos = useReadPhotos(ids);
  const [mode, setMode] = useState<Mode>(ids.length > 1 ? 'shift' : 'set');
  const [typed, setTyped] = useState<WallTimeParts | null>(null);
  const [shift, setShift] = useState(NO_SHIFT);
  const first = photos?.find((photo) => photo.takenAt !== null);
  const shown = typed ?? partsOfWallTime(first?.takenAt?.local ?? null);
  const wanted = wallTimeOfParts(shown);
  const shiftMs = shiftMsOf(shift);
  const isReady = photos !== null && (mode === 'set' ? wanted !== null : shiftMs !== 0 && first !== undefined);

  function save(): void {
    if (!isReady || photos === null) return;
    onClose();
    // The hours from UTC belong to the place where it was taken: a corrected date keeps them where all photos agree.
    const offsets = new Set(photos.map((photo) => photo.takenAt?.offsetMinutes ?? null));
    const offsetMinutes = offsets.size === 1 ? ([...offsets][0] ?? null) : null;
    void tellingProblems(() => (mode === 'set' && wanted !== null ? setDates(ids, { local: wanted, offsetMinutes }) : shiftDates(photos, shiftMs)));
  }
  function takeBack(): void {
    onClose();
    void tellingProblems(() => setDates(ids, null));
  }

  return (
    <Modal
      title={t`Correct the date`}
      description={t`In the library only: the files stay as they are.`}
      isOpen
      onClose={onClose}
      actions={
        <>
          {photos?.some((photo) => photo.corrected.includes('takenAt')) === true && (
            <Button look="quiet" className="mr-auto" onClick={takeBack}>
              <Trans>Back to the file's date</Trans>
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="accent" disabled={!isReady} onClick={save}>
            <Trans>Correct</Trans>
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {ids.length > 1 && (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-ink-soft">
              <Plural value={ids.length} one="# photo" other="# photos" />
            </p>
            <Choice label={t`How`} value={mode} onChange={setMode} options={[{ value: 'shift', label: t`Move by` }, { value: 'set', label: t`Set all to` }]} />
          </div>
        )}
        {mode === 'set' ? (
          <WallTimeFields parts={shown} onChange={setTyped} />
        ) : (
          <ShiftFields shift={shift} onChange={setShift} />
        )}
        {mode === 'shift' && first && <Preview photo={first} shiftMs={shiftMs} />}
        {/* Enter in a field saves. */}
        <button type="submit" className="hidden" aria-hidden tabIndex={-1} />
      </form>
    </Modal>
  );
}

function ShiftFields({ shift, onChange }: { readonly shift: DateShift; readonly onChange: (shift: DateShift) => void }) {
  const { t } = useLingui();
  const fields = [
    { part: 'days', label: t`Days` },
    { part: 'hours', label: t`Hours` },
    { part: 'minutes', label: t`Minutes` },
  ] as const;
  return (
    <div className="grid grid-cols-3 gap-3">
      {fields.map(({ part, label }) => (
        <label key={part} className="flex min-w-0 flex-col gap-1.5">
          <span className="text-small text-ink-soft">{label}</span>
          <input
            type="number"
            step={1}
            value={Number.isNaN(shift[part]) ? '' : shift[part]}
            onChange={(event) => onChange({ ...shift, [part]: event.target.valueAsNumber })}
            className={`${FIELD} min-w-0`}
          />
        </label>
      ))}
    </div>
  );
}

function Preview({ photo, shiftMs }: { readonly photo: Photo; readonly shiftMs: number }) {
  if (!photo.takenAt) return null;
  const before = formatWallTime(Date.parse(`${photo.takenAt.local}Z`), 'moment');
  const after = formatWallTime(Date.parse(`${shiftWallTime(photo.takenAt.local, shiftMs)}Z`), 'moment');
  return (
    <p className="rounded-lg bg-sunken px-3 py-2 text-small text-ink-soft" role="status">
      {shiftMs === 0 ? (
        <Trans>The first was taken on {before}.</Trans>
      ) : (
        <Trans>
          The first becomes <strong className="font-medium text-ink">{after}</strong>; now it is {before}.
        </Trans>
      )}
    </p>
  );
}
