import { Check, SkipForward, X } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, type MouseEvent } from 'react';
import { photoUrl } from '../../../shared/photo-url.ts';
import { usePhoto } from '../../stores/photos.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Keys } from '../../ui/Keys.tsx';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { describePhoto } from '../grid/describe-photo.ts';
import { useTeach } from './teach-store.ts';
import { useTeaching } from './teaching.ts';

export interface TeachStageProps {
  readonly id: string;
  /** Photos that are asked about next. */
  readonly next: readonly string[];
  readonly name: string;
}

const ANSWER = 'inline-flex h-12 min-w-28 items-center justify-center gap-2.5 rounded-xl px-4 text-body font-medium transition-colors max-sm:min-w-0 max-sm:flex-1 max-sm:px-2';

/** One photo and the question whether it shows the tag. */
export function TeachStage({ id, next, name }: TeachStageProps) {
  const { t } = useLingui();
  const photo = usePhoto(id);
  const answer = (isYes: boolean | null): void => void tellingProblems(() => useTeach.getState().answer(id, isYes));
  useEffect(() => {
    // The next photo is there as soon as this one is answered.
    const following = next[0];
    if (following !== undefined) new Image().src = photoUrl(following, 'display', { version: following });
  }, [next]);
  useEffect(() => {
    useTeaching.setState({ controls: { answer: (isYes) => useTeach.getState().answer(id, isYes) } });
    return () => useTeaching.setState({ controls: null });
  }, [id]);
  // A click leaves the focus where it was: Space goes on passing over.
  const keepFocus = (event: MouseEvent): void => event.preventDefault();
  const takenAtMs = photo?.takenAt ? Date.parse(`${photo.takenAt.local}Z`) : Number.NaN;
  return (
    <>
      <PhotoImage src={photoUrl(id, 'display', { version: id })} alt={describePhoto(photo, takenAtMs, 0)} placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} isWhole className="min-h-40 flex-1 rounded-2xl" />
      <p className="pt-3 text-center font-medium">
        <Trans>Does this photo show “{name}”?</Trans>
      </p>
      <div role="group" aria-label={t`Your answer`} className="flex justify-center gap-2 pt-2">
        <button type="button" onMouseDown={keepFocus} onClick={() => answer(false)} aria-keyshortcuts="N" className={`${ANSWER} border border-line bg-surface hover:bg-sunken`}>
          <X size={18} aria-hidden />
          <Trans>No</Trans> <span className="max-sm:hidden" aria-hidden><Keys keys="N" /></span>
        </button>
        <button type="button" onMouseDown={keepFocus} onClick={() => answer(null)} aria-keyshortcuts="Space" className={`${ANSWER} text-ink-soft hover:bg-sunken hover:text-ink`}>
          <SkipForward size={18} aria-hidden />
          <Trans>Skip</Trans> <span className="max-sm:hidden" aria-hidden><Keys keys={t`Space`} /></span>
        </button>
        <button type="button" onMouseDown={keepFocus} onClick={() => answer(true)} aria-keyshortcuts="Y" className={`${ANSWER} bg-yolk text-on-yolk hover:bg-yolk-strong`}>
          <Check size={18} aria-hidden />
          <Trans>Yes</Trans> <span className="max-sm:hidden" aria-hidden><Keys keys="Y" /></span>
        </button>
      </div>
      <ul aria-label={t`Photos that come next`} className="flex h-16 shrink-0 justify-center gap-1.5 overflow-hidden pt-3 max-sm:hidden">
        {next.map((each) => (
          <li key={each} className="aspect-square h-full shrink-0">
            <NextTile id={each} />
          </li>
        ))}
      </ul>
    </>
  );
}

function NextTile({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const photo = usePhoto(id);
  const when = photo?.takenAt ? Date.parse(`${photo.takenAt.local}Z`) : Number.NaN;
  const name = describePhoto(photo, when, 0);
  return (
    <button type="button" aria-label={t`Ask about: ${name}`} onClick={() => useTeach.getState().want(id)} className="size-full overflow-hidden rounded-md">
      <PhotoImage src={photoUrl(id, 'thumb', { version: id })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="size-full" />
    </button>
  );
}
