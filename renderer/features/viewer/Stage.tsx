import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { useBoxSize } from '../../ui/use-box-size.ts';
import type { PhotoList } from '../../stores/photo-list.ts';
import { usePhoto } from '../../stores/photos.ts';
import { useViewer, type ViewerControls } from '../../stores/viewer.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { MotionClip } from './MotionClip.tsx';
import { Picture } from './Picture.tsx';
import { boxOnStage, fitView, otherScale, panPicture, pixelScale, zoomPicture, fitScale, type Size, type StageSizes } from './picture-view.ts';
import { SwipeNeighbours } from './SwipeNeighbours.tsx';
import { usePixelRatio } from './use-pixel-ratio.ts';
import { usePictureView } from './use-picture-view.ts';
import { useStageGestures } from './use-stage-gestures.ts';
import { useSwipe } from './use-swipe.ts';
import { VideoPlayer } from './VideoPlayer.tsx';

/** One press of the zoom keys. */
const KEY_ZOOM = 1.5;
/** How long the photo before fades under the next one in the slideshow, milliseconds; as `duration-1000`. */
const CROSS_FADE_MS = 1_000;
/** Height that stands in where only the shape of a photo is known: larger than any stage. */
const UNKNOWN_HEIGHT = 4_000;

export interface StageProps {
  readonly id: string;
  readonly list: PhotoList;
  /** -1 for a photo outside of the list. */
  readonly index: number;
  readonly alt: string;
  /** Room for the filmstrip, CSS pixels. */
  readonly below: number;
  readonly onStep: (by: number) => void;
  readonly goTo: ViewerControls['goTo'];
  readonly onClose: () => void;
  /** The photo is on the screen as sharp as it gets; or cannot be shown. */
  readonly onSettled: (id: string) => void;
  readonly onTap: (pointerType: string) => void;
  /** Null while the picture is not measured. */
  readonly onZoomed: (percent: number | null) => void;
  readonly children?: ReactNode;
}

/** The open photo, to be zoomed, moved and swiped through. */
export function Stage({ id, list, index, alt, below, onStep, goTo, onClose, onSettled, onTap, onZoomed, children }: StageProps) {
  const element = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const stage = useBoxSize(element);
  const pixelRatio = usePixelRatio();
  const photo = usePhoto(id);
  const isCalm = useViewer((store) => store.isSlideshow);
  const [settled, setSettled] = useState<{ readonly id: string; readonly hasFailed: boolean } | null>(null);
  const leaving = useLeaving(id, isCalm, settled?.id === id);
  const leavingPhoto = usePhoto(leaving);

  const isVideo = photo?.kind === 'video';
  const ratio = index >= 0 ? list.ratioAt(index) : 1;
  const picture = useMemo(() => sizeOf(photo, ratio), [photo, ratio]);
  const sizes = useMemo<StageSizes | null>(() => (stage.width === 0 ? null : { stage: { width: stage.width, height: Math.max(1, stage.height - below) }, picture, pixelRatio }), [stage, below, picture, pixelRatio]);
  const { view, setView, flyTo } = usePictureView(id, isVideo ? null : sizes);
  const { swipe, onSwipe } = useSwipe({ width: stage.width, canStep: (by) => index >= 0 && index + by >= 0 && index + by < list.count, onStep, onClose });
  useStageGestures(element, { view, sizes, onView: setView, onFly: flyTo, onSwipe, onTap });

  const percent = view && sizes ? Math.round((view.scale / pixelScale(sizes)) * 100) : null;
  useEffect(() => onZoomed(percent), [percent, onZoomed]);

  const finish = useCallback((which: string, hasFailed: boolean) => {
    setSettled({ id: which, hasFailed });
    onSettled(which);
  }, [onSettled]);
  const onReady = useCallback((which: string) => finish(which, false), [finish]);
  const onFailed = useCallback((which: string) => finish(which, true), [finish]);

  useEffect(() => {
    const zoomTo = (scale: (bounds: StageSizes) => number) => () => {
      if (view && sizes) flyTo(zoomPicture(view, sizes, scale(sizes)));
    };
    const scale = view?.scale ?? 1;
    const controls: ViewerControls = {
      zoomIn: zoomTo(() => scale * KEY_ZOOM),
      zoomOut: zoomTo(() => scale / KEY_ZOOM),
      zoomToFit: zoomTo(fitScale),
      zoomToPixels: zoomTo(pixelScale),
      toggleZoom: zoomTo((bounds) => otherScale(view ?? fitView(bounds), bounds)),
      pan(right, down) {
        if (!view || !sizes) return;
        const step = Math.min(sizes.stage.width, sizes.stage.height);
        flyTo(panPicture(view, sizes, -right * step, -down * step));
      },
      step: onStep,
      goTo,
      togglePlay() {
        // A video that cannot be played says so itself.
        if (video.current?.paused === true) void video.current.play().catch(() => undefined);
        else video.current?.pause();
      },
    };
    useViewer.setState({ controls });
  }, [view, sizes, flyTo, onStep, goTo]);

  const box = sizes && boxOnStage(view ?? fitVideo(sizes), sizes);
  const leavingSizes = sizes && leavingPhoto && { ...sizes, picture: sizeOf(leavingPhoto, 1) };
  const common = { isCalm, onReady, onFailed };
  return (
    <div ref={element} data-stage className="absolute inset-0 touch-none overflow-hidden select-none">
      <div className="absolute inset-0" style={swipe ? { transform: `translate(${swipe.dx}px, ${swipe.dy}px)` } : undefined}>
        {leaving !== null && leavingSizes && (
          <Picture key={leaving} id={leaving} alt="" quarterTurns={leavingPhoto.quarterTurns} box={boxOnStage(fitView(leavingSizes), leavingSizes)} magnification={1} isLeaving={settled?.id === id} {...common} />
        )}
        {box && !isVideo && (
          <Picture key={id} id={id} alt={alt} quarterTurns={photo?.quarterTurns ?? 0} box={box} magnification={(view?.scale ?? 1) * pixelRatio} isLeaving={false} {...common} />
        )}
        {box && isVideo && <VideoPlayer key={id} ref={video} photo={photo} alt={alt} box={box} onReady={onReady} onFailed={onFailed} />}
        {box && photo?.hasMotion === true && <MotionClip key={`${id} motion`} id={id} quarterTurns={photo.quarterTurns} box={box} />}
        {swipe && swipe.dx !== 0 && <SwipeNeighbours list={list} index={index} stage={stage} below={below} />}
      </div>
      {settled?.id === id && settled.hasFailed && <FailureNotice key={id} id={id} isVideo={isVideo} below={below} />}
      {children}
    </div>
  );
}

function sizeOf(photo: Photo | undefined, ratio: number): Size {
  if (photo && photo.width > 0 && photo.height > 0) return { width: photo.width, height: photo.height };
  return { width: UNKNOWN_HEIGHT * ratio, height: UNKNOWN_HEIGHT };
}

/** A film fills the stage, whatever its size. */
function fitVideo({ stage, picture }: StageSizes) {
  return { scale: Math.min(stage.width / picture.width, stage.height / picture.height), x: 0, y: 0 };
}

/** In the slideshow, the photo before, until it has faded under this one. */
function useLeaving(id: string, isCalm: boolean, isSettled: boolean): string | null {
  const [pair, setPair] = useState<{ readonly id: string; readonly leaving: string | null }>({ id, leaving: null });
  if (pair.id !== id) setPair({ id, leaving: isCalm ? pair.id : null });
  useEffect(() => {
    if (!isSettled) return;
    const timer = setTimeout(() => setPair((now) => (now.id === id ? { id, leaving: null } : now)), CROSS_FADE_MS);
    return () => clearTimeout(timer);
  }, [id, isSettled]);
  return pair.id === id ? pair.leaving : null;
}
