import { ArrowLeft, CirclePlay, Heart, Info, Maximize, Minimize, Play, ZoomIn, ZoomOut } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState, type PointerEvent, type RefObject } from 'react';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { useViewer } from '../../stores/viewer.ts';
import { formatNumber } from '../../ui/format-values.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { toggleFavourite } from '../actions/edit-photos.ts';
import { toggleFullscreen } from './viewer-commands.ts';
import { ViewerMenu } from './ViewerMenu.tsx';

export interface ViewerBarProps {
  readonly id: string;
  /** The viewer. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly photo: Photo | undefined;
  /** Zoom, percent; null where nothing can be zoomed. */
  readonly percent: number | null;
  readonly className: string;
}

/** What one can do with the open photo, at the top; on a soft shade, so that it can be read over any photo. */
export function ViewerBar({ id, frame, photo, percent, className }: ViewerBarProps) {
  const { t } = useLingui();
  const closePhoto = useNavigation((store) => store.closePhoto);
  const { isInfoShown, toggleInfo, setSlideshow, controls } = useViewer();
  const isFullscreen = useFullscreen();
  const name = photo?.path?.split('/').at(-1) ?? '';
  return (
    <header data-chrome data-over-stage className={`absolute inset-x-0 top-0 z-20 flex h-16 items-center gap-1 bg-linear-to-b from-sunken via-sunken/70 to-transparent px-2 sm:px-3 ${className}`}>
      <IconButton label={t`Back to the photos`} shortcut="Esc" onClick={closePhoto}>
        <ArrowLeft size={20} />
      </IconButton>
      <h1 className="min-w-0 flex-1 truncate px-1 text-body">{name}</h1>
      {photo?.hasMotion === true && <MotionButton />}
      {percent !== null && (
        <div className="hidden items-center sm:flex">
          <IconButton label={t`Zoom out`} shortcut="−" onClick={() => controls?.zoomOut()}>
            <ZoomOut size={19} />
          </IconButton>
          <button type="button" aria-label={t`Zoom: ${formatNumber(percent)} %, switch between actual size and fit`} onClick={() => controls?.toggleZoom()} className="h-9 w-14 rounded-lg text-small text-ink-soft tabular-nums hover:bg-surface hover:text-ink">
            {t`${formatNumber(percent)} %`}
          </button>
          <IconButton label={t`Zoom in`} shortcut="+" onClick={() => controls?.zoomIn()}>
            <ZoomIn size={19} />
          </IconButton>
        </div>
      )}
      {photo && (
        <IconButton label={photo.isFavourite ? t`Remove from favourites` : t`Favourite`} shortcut="F" isActive={photo.isFavourite} onClick={() => void tellingProblems(() => toggleFavourite([photo.id]))}>
          <Heart size={19} fill={photo.isFavourite ? 'currentColor' : 'none'} />
        </IconButton>
      )}
      <IconButton label={t`Slideshow`} shortcut="S" className="max-sm:hidden" onClick={() => setSlideshow(true)}>
        <Play size={19} />
      </IconButton>
      {document.fullscreenEnabled && (
        <IconButton label={isFullscreen ? t`Leave full screen` : t`Full screen`} shortcut="Shift+F" className="max-sm:hidden" onClick={() => void tellingProblems(toggleFullscreen)}>
          {isFullscreen ? <Minimize size={19} /> : <Maximize size={19} />}
        </IconButton>
      )}
      <IconButton label={t`Information`} shortcut="I" isActive={isInfoShown} aria-expanded={isInfoShown} onClick={toggleInfo}>
        <Info size={19} />
      </IconButton>
      <ViewerMenu id={id} frame={frame} />
    </header>
  );
}

/** Plays while it is held; a short press plays it through. */
function MotionButton() {
  const { t } = useLingui();
  const { isMotionPlaying, setMotionPlaying } = useViewer();
  const [pressedAtMs, setPressedAtMs] = useState(0);
  const onDown = (event: PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setPressedAtMs(performance.now());
    setMotionPlaying(true);
  };
  const onUp = (): void => {
    if (performance.now() - pressedAtMs > HELD_MS) setMotionPlaying(false);
  };
  return (
    <IconButton
      label={t`Play the moving photo`}
      shortcut="M"
      isActive={isMotionPlaying}
      onPointerDown={onDown}
      onPointerUp={onUp}
      onPointerCancel={() => setMotionPlaying(false)}
      // A pointer has done it already; a press of Enter or Space has no pointer.
      onClick={(event) => event.detail === 0 && setMotionPlaying(!isMotionPlaying)}
    >
      <CirclePlay size={20} />
    </IconButton>
  );
}
const HELD_MS = 400;

function useFullscreen(): boolean {
  const [isFullscreen, setFullscreen] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const read = (): void => setFullscreen(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', read);
    return () => document.removeEventListener('fullscreenchange', read);
  }, []);
  return isFullscreen;
}
