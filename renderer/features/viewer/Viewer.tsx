import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigation } from '../../stores/navigation.ts';
import { usePhoto } from '../../stores/photos.ts';
import { useSelection } from '../../stores/selection.ts';
import { useViewer } from '../../stores/viewer.ts';
import { describePhoto } from '../grid/describe-photo.ts';
import { Filmstrip, FILMSTRIP_HEIGHT } from './Filmstrip.tsx';
import { InfoPanel } from './InfoPanel.tsx';
import { Stage } from './Stage.tsx';
import { useChrome } from './use-chrome.ts';
import { useOpenPhoto } from './use-open-photo.ts';
import { usePreload } from './use-preload.ts';
import { useSlideshow } from './use-slideshow.ts';
import { ViewerBar } from './ViewerBar.tsx';

const STEP_BUTTON =
  'absolute inset-y-0 z-10 my-auto hidden size-12 items-center justify-center rounded-full bg-ground/70 text-ink shadow-raised transition-opacity hover:bg-surface disabled:hidden sm:flex';

/** One photo over the whole window, always dark: in a bright room too, nothing but the photo should shine. */
export function Viewer({ photoId }: { readonly photoId: string }) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const photo = usePhoto(photoId);
  const { list, index, step, goTo, goOn } = useOpenPhoto(photoId);
  const closePhoto = useNavigation((store) => store.closePhoto);
  const isInfoShown = useViewer((store) => store.isInfoShown);
  const isFilmstripShown = useViewer((store) => store.isFilmstripShown);
  const isSlideshow = useViewer((store) => store.isSlideshow);
  const [settled, setSettled] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const chrome = useChrome(frame);
  usePreload(list, index, settled === photoId);
  useSlideshow(photoId, settled, goOn);

  // The focus comes in, so that keys and screen readers are here; the grid takes it back for the photo that was open.
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);
  useEffect(() => useSelection.getState().focus(photoId), [photoId]);
  useEffect(() => () => useViewer.setState({ controls: null, isSlideshow: false, isMotionPlaying: false }), []);
  const onTap = useCallback((pointerType: string) => {
    if (pointerType !== 'mouse') chrome.toggle();
  }, [chrome]);

  const name = describePhoto(photo, list.takenAtMsAt(index), index < 0 ? 0 : list.flagsAt(index));
  const hasStrip = isFilmstripShown && !isSlideshow && list.count > 1 && index >= 0;
  const below = hasStrip ? FILMSTRIP_HEIGHT : 0;
  const isChromeShown = chrome.isShown && !isSlideshow;
  const fade = `transition-opacity duration-300 ${isChromeShown ? '' : 'pointer-events-none opacity-0'}`;
  return (
    <div
      ref={frame}
      role="dialog"
      aria-modal="true"
      aria-label={t`Photo viewer`}
      data-viewer
      data-theme="dark"
      tabIndex={-1}
      className={`fixed inset-0 z-40 flex overflow-hidden bg-sunken text-ink outline-none max-md:flex-col ${chrome.isShown ? '' : 'cursor-none'}`}
    >
      <div className="relative min-h-0 min-w-0 flex-1">
        <Stage id={photoId} list={list} index={index} alt={name} below={below} onStep={step} goTo={goTo} onClose={closePhoto} onSettled={setSettled} onTap={onTap} onZoomed={setPercent} />
        <ViewerBar id={photoId} frame={frame} photo={photo} percent={percent} className={fade} />
        <button type="button" data-chrome aria-label={t`Previous photo`} disabled={index <= 0} onClick={() => step(-1)} className={`${STEP_BUTTON} left-3 ${fade}`}>
          <ChevronLeft size={26} aria-hidden />
        </button>
        <button type="button" data-chrome aria-label={t`Next photo`} disabled={index < 0 || index >= list.count - 1} onClick={() => step(1)} className={`${STEP_BUTTON} right-3 ${fade}`}>
          <ChevronRight size={26} aria-hidden />
        </button>
        {hasStrip && <Filmstrip list={list} index={index} className={fade} />}
        <p role="status" className="sr-only">
          {index >= 0 ? <Trans>{name}. {index + 1} of {list.count}</Trans> : name}
        </p>
      </div>
      {isInfoShown && !isSlideshow && <InfoPanel photoId={photoId} />}
    </div>
  );
}
