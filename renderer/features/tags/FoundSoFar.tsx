import { Trans, useLingui } from '@lingui/react/macro';
import type { Lesson } from '../../../shared/contract/tag-schemas.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { usePhoto } from '../../stores/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format-values.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { describePhoto } from '../grid/describe-photo.ts';
import { tagQuestion } from './describe-tag.ts';
import { useTeach } from './teach-store.ts';

/** What the tag would be found on by now: it gets better with each answer, and this shows it. */
export function FoundSoFar({ lesson, answered }: { readonly lesson: Lesson; readonly answered: ReadonlySet<string> }) {
  const { t } = useLingui();
  // Before it is learnt, what looks like the photos marked yes.
  const likely = (lesson.missing > 0 ? lesson.unsure : lesson.likely).filter(({ id }) => !answered.has(id));
  const { yes, no } = lesson.tag.said;
  return (
    <aside aria-label={t`What it finds so far`} className="flex shrink-0 flex-col rounded-2xl bg-surface p-4 ring-1 ring-line ring-inset max-md:max-h-40 md:w-76">
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-semibold">
          <Trans>What it finds so far</Trans>
        </h2>
        {lesson.tag.photos > 0 && (
          <Button look="quiet" className="-my-1 -mr-2" onClick={() => useNavigation.getState().ask({ text: tagQuestion(lesson.tag) })}>
            <Trans>Show all</Trans>
          </Button>
        )}
      </div>
      <p className="pt-0.5 text-small text-ink-soft tabular-nums">
        <Trans>
          You said: {formatNumber(yes)} yes, {formatNumber(no)} no
        </Trans>
      </p>
      {likely.length === 0 ? (
        <p className="pt-4 text-small text-ink-soft text-pretty">
          {lesson.missing > 0 ? <Trans>Photos that look like those you say yes to will stand here.</Trans> : <Trans>Nothing that it is sure of yet. A few more answers help.</Trans>}
        </p>
      ) : (
        <ul aria-label={t`Likely photos`} className="-m-1 mt-2 grid min-h-0 grid-cols-3 gap-1.5 overflow-y-auto p-1 max-md:grid-cols-6">
          {likely.slice(0, 24).map(({ id, confidence }) => (
            <li key={id} className="aspect-square">
              <LikelyTile id={id} confidence={confidence} />
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

function LikelyTile({ id, confidence }: { readonly id: string; readonly confidence: number }) {
  const { t } = useLingui();
  const photo = usePhoto(id);
  const name = describePhoto(photo, photo?.takenAt ? Date.parse(`${photo.takenAt.local}Z`) : Number.NaN, 0);
  const percent = formatNumber(confidence * 100);
  return (
    <button type="button" aria-label={t`Ask about: ${name}, ${percent} % sure`} title={t`${percent} % sure`} onClick={() => useTeach.getState().want(id)} className="size-full overflow-hidden rounded-md">
      <PhotoImage src={photoUrl(id, 'thumb', { version: id })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="size-full" />
    </button>
  );
}
