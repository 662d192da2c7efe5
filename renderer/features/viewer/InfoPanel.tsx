import { Sparkles, X } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { usePhoto } from '../../stores/photos.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { useViewer } from '../../stores/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { quoteValue } from '../../ui/quote-value.ts';
import { ratePhotos } from '../actions/edit-photos.ts';
import { possibleCommands, runCommand } from '../commands/use-shortcuts.ts';
import { AlbumsFact } from './AlbumsFact.tsx';
import { AskButton } from './AskButton.tsx';
import { CameraFacts } from './CameraFacts.tsx';
import { DuplicatesFact } from './DuplicatesFact.tsx';
import { FileFacts } from './FileFacts.tsx';
import { MatchReasons } from './MatchReasons.tsx';
import { RatingStars } from './RatingStars.tsx';
import { TagsFact } from './TagsFact.tsx';
import { WhenFact } from './WhenFact.tsx';
import { WhereFact } from './WhereFact.tsx';

/** All that is known of the open photo. */
export function InfoPanel({ photoId }: { readonly photoId: string }) {
  const { t } = useLingui();
  const photo = usePhoto(photoId);
  const toggleInfo = useViewer((store) => store.toggleInfo);
  return (
    <aside aria-label={t`Information`} className="flex shrink-0 flex-col overflow-y-auto border-line bg-surface text-body max-md:h-[55%] max-md:border-t md:w-88 md:border-l">
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
  const moreLikeThis = possibleCommands().find((each) => each.id === 'photo.more-like-this');
  return (
    <div className="flex flex-col gap-5 px-5 pb-6">
      <RatingStars rating={photo.rating ?? 0} onRate={(rating) => void tellingProblems(() => ratePhotos([photo.id], rating))} />
      {photo.caption !== null && <p className="break-words">{photo.caption}</p>}
      <MatchReasons photoId={photo.id} />
      <TagsFact photoId={photo.id} />
      <AlbumsFact photoId={photo.id} />
      <WhenFact photo={photo} />
      <WhereFact photo={photo} />
      <CameraFacts photo={photo} />
      <FileFacts photo={photo} />
      <DuplicatesFact photoId={photo.id} />
      {photo.keywords.length > 0 && (
        <ul aria-label={t`Keywords`} className="flex flex-wrap gap-1.5">
          {photo.keywords.map((keyword) => (
            <li key={keyword} className="max-w-full">
              <AskButton question={`keyword:${quoteValue(keyword)}`} className="max-w-full truncate rounded-full bg-sunken px-2.5 py-0.5 text-small hover:bg-line">
                {keyword}
              </AskButton>
            </li>
          ))}
        </ul>
      )}
      {moreLikeThis && (
        <Button icon={<Sparkles size={16} aria-hidden />} className="self-start" onClick={() => runCommand(moreLikeThis)}>
          <Trans>More like this</Trans>
        </Button>
      )}
    </div>
  );
}
