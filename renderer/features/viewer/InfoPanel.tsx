import { Calendar, Camera, FileImage, FolderOpen, MapPin, Pencil, Sparkles, X } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { PlaceMap } from '../../map/PlaceMap.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { usePhoto } from '../../stores/photos.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { useViewer } from '../../stores/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDuration, formatWallTime } from '../../ui/format-dates.ts';
import { formatBytes, formatNumber } from '../../ui/format-values.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ratePhotos } from '../actions/edit-photos.ts';
import { possibleCommands, runCommand } from '../commands/use-shortcuts.ts';
import { describeExposure, describeOffset, megapixels } from './describe-exposure.ts';
import { MatchReasons } from './MatchReasons.tsx';
import { RatingStars } from './RatingStars.tsx';

/** All that is known of the open photo. */
export function InfoPanel({ photoId }: { readonly photoId: string }) {
  const { t } = useLingui();
  const photo = usePhoto(photoId);
  const toggleInfo = useViewer((store) => store.toggleInfo);
  return (
    <aside aria-label={t`Information`} className="flex shrink-0 flex-col overflow-y-auto border-line bg-surface text-body max-md:h-[55%] max-md:rounded-t-2xl md:w-88 md:border-l">
      <header className="flex items-center justify-between px-5 pt-4 pb-2">
        <h2 className="text-title font-semibold">
          <Trans>Information</Trans>
        </h2>
        <IconButton label={t`Close the information`} className="-mr-2" onClick={toggleInfo}>
          <X size={18} />
        </IconButton>
      </header>
      {photo && <Facts key={photo.id} photo={photo} />}
    </aside>
  );
}

function Facts({ photo }: { readonly photo: Photo }) {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-5 px-5 pb-6">
      <RatingStars rating={photo.rating ?? 0} onRate={(rating) => void tellingProblems(() => ratePhotos([photo.id], rating))} />
      {photo.caption !== null && <p className="break-words">{photo.caption}</p>}
      <MatchReasons photoId={photo.id} />
      <When photo={photo} />
      <Where photo={photo} />
      <CameraFacts photo={photo} />
      <FileFacts photo={photo} />
      {photo.keywords.length > 0 && (
        <ul aria-label={t`Keywords`} className="flex flex-wrap gap-1.5">
          {photo.keywords.map((keyword) => (
            <li key={keyword} className="max-w-full">
              <AskButton question={`keyword:${quote(keyword)}`} className="max-w-full truncate rounded-full bg-sunken px-2.5 py-0.5 text-small hover:bg-line">
                {keyword}
              </AskButton>
            </li>
          ))}
        </ul>
      )}
      <Button icon={<Sparkles size={16} aria-hidden />} className="self-start" onClick={() => askMoreLike(photo.id)}>
        <Trans>More like this</Trans>
      </Button>
    </div>
  );
}

function When({ photo }: { readonly photo: Photo }) {
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

function Where({ photo }: { readonly photo: Photo }) {
  const { t } = useLingui();
  const { place } = photo;
  const names = place ? [place.city, place.region, place.country].filter((name) => name !== null) : [];
  return (
    <Fact icon={<MapPin size={18} />} name={t`Where`} edit={t`Correct the place`} command="photo.correct-place">
      {place === null ? (
        <p className="text-ink-soft">
          <Trans>Place unknown</Trans>
        </p>
      ) : (
        <>
          <p>{names.length > 0 ? names.join(', ') : t`At sea or far from any town`}</p>
          <p className="text-small text-ink-soft tabular-nums">
            {formatNumber(place.latitude, 5)}°, {formatNumber(place.longitude, 5)}°{photo.corrected.includes('place') && ` · ${t`corrected by you`}`}
          </p>
          <div className="mt-2 h-40 overflow-hidden rounded-xl ring-1 ring-line">
            <PlaceMap latitude={place.latitude} longitude={place.longitude} label={t`Map of where it was taken`} />
          </div>
        </>
      )}
    </Fact>
  );
}

function CameraFacts({ photo }: { readonly photo: Photo }) {
  const { t } = useLingui();
  const exposure = describeExposure(photo);
  if (photo.camera === null && photo.lens === null && exposure.length === 0) return null;
  return (
    <Fact icon={<Camera size={18} />} name={t`Camera`}>
      {photo.camera !== null && (
        <AskButton question={`camera:${quote(photo.camera)}`} className="text-left hover:underline">
          {photo.camera}
        </AskButton>
      )}
      {photo.lens !== null && <p className="text-small text-ink-soft">{photo.lens}</p>}
      {exposure.length > 0 && <p className="text-small text-ink-soft">{exposure.join('   ')}</p>}
    </Fact>
  );
}

function FileFacts({ photo }: { readonly photo: Photo }) {
  const { t } = useLingui();
  const size = [
    photo.width > 0 ? `${photo.width} × ${photo.height}` : '',
    photo.width > 0 && photo.kind !== 'video' ? t`${formatNumber(megapixels(photo.width, photo.height), 1)} MP` : '',
    photo.durationSeconds === null ? '' : formatDuration(photo.durationSeconds),
    formatBytes(photo.sizeBytes),
    photo.format.toUpperCase(),
  ].filter((part) => part !== '');
  return (
    <>
      <Fact icon={<FileImage size={18} />} name={t`File`}>
        <p className="break-all">{photo.path?.split('/').at(-1) ?? t`No file holds it any more`}</p>
        <p className="text-small text-ink-soft">{size.join(' · ')}</p>
      </Fact>
      {photo.paths.length > 0 && (
        <Fact icon={<FolderOpen size={18} />} name={plural(photo.paths.length, { one: 'Folder', other: 'In # places' })}>
          {photo.paths.map((path) => {
            const folder = path.slice(0, Math.max(1, path.lastIndexOf('/')));
            return (
              <AskButton key={path} question={`folder:${quote(folder)}`} title={path} className="text-left break-all hover:underline">
                {photo.paths.length === 1 ? folder : path}
              </AskButton>
            );
          })}
        </Fact>
      )}
    </>
  );
}

interface FactProps {
  readonly icon: ReactNode;
  readonly name: string;
  /** Name of the button that corrects it, with the command that does. */
  readonly edit?: string;
  readonly command?: string;
  readonly children: ReactNode;
}

function Fact({ icon, name, edit, command, children }: FactProps) {
  const editing = possibleCommands().find((each) => each.id === command);
  return (
    <section aria-label={name} className="flex gap-3">
      <span className="mt-0.5 text-ink-faint" aria-hidden>
        {icon}
      </span>
      <div className="flex min-w-0 flex-1 flex-col items-start gap-0.5 [&>div]:w-full">{children}</div>
      {edit !== undefined && editing && (
        <IconButton label={edit} className="-mt-2 -mr-2" onClick={() => runCommand(editing)}>
          <Pencil size={16} />
        </IconButton>
      )}
    </section>
  );
}

function AskButton({ question, title, className, children }: { readonly question: string; readonly title?: string; readonly className: string; readonly children: ReactNode }) {
  return (
    <button type="button" title={title} className={className} onClick={() => useNavigation.getState().go({ page: 'search', question: { ...EMPTY_QUESTION, text: question } })}>
      {children}
    </button>
  );
}
const EMPTY_QUESTION = { keepWords: [], like: [], unlike: [], examples: [], sort: 'relevance' } as const;

function askMoreLike(id: string): void {
  const { place, ask } = useNavigation.getState();
  const { like, unlike } = place.question;
  ask({ like: [...like.filter((each) => each !== id), id], unlike: unlike.filter((each) => each !== id) });
}

/** As the question language takes a value with spaces in it. */
function quote(value: string): string {
  return `"${value.replaceAll('"', '')}"`;
}
