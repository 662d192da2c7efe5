import { Calendar } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { formatWallTime } from '../../ui/format-dates.ts';
import { describeOffset } from './describe-exposure.ts';
import { Fact } from './Fact.tsx';

/** When a photo was taken, and how that is known. */
export function WhenFact({ photo }: { readonly photo: Photo }) {
  const { t } = useLingui();
  const { takenAt } = photo;
  const isCorrected = photo.corrected.includes('takenAt');
  const sources = { person: t`corrected by you`, exif: t`from the camera`, quicktime: t`from the video`, xmp: t`from a sidecar file`, 'file-name': t`from the file's name`, 'file-time': t`from the file's time, so it may be wrong` };
  return (
    <Fact icon={<Calendar size={18} />} name={t`When`} edit={t`Correct the date`} command="photo.correct-date">
      {takenAt === null ? (
        <p className="text-ink-soft">
          <Trans>Date unknown</Trans>
        </p>
      ) : (
        <>
          <p>{formatWallTime(Date.parse(`${takenAt.local}Z`), 'day-year')}</p>
          <p className="text-small text-ink-soft">
            {takenAt.local.slice(11)}
            {takenAt.offsetMinutes !== null && ` ${describeOffset(takenAt.offsetMinutes)}`}
            {' · '}
            {isCorrected ? t`corrected by you` : sources[takenAt.source]}
          </p>
        </>
      )}
    </Fact>
  );
}
