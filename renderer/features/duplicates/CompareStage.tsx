import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useBoxSize } from '../../ui/use-box-size.ts';
import type { Comparing } from '../../stores/review.ts';
import { boxOnStage, fitView, type StageSizes } from '../viewer/picture-view.ts';
import { usePictureView } from '../viewer/use-picture-view.ts';
import { usePixelRatio } from '../viewer/use-pixel-ratio.ts';
import { useStageGestures } from '../viewer/use-stage-gestures.ts';
import { CanvasLayer } from './CanvasLayer.tsx';
import type { AlignedPair } from './load-pair.ts';
import { WHOLE } from './align-pictures.ts';
import './compare.css';

/** How long each picture is seen while they take turns, milliseconds: long enough to look, short enough to remember. */
const FLIP_MS = 800;

export interface CompareStageProps {
  readonly pair: AlignedPair | 'waiting' | 'failed';
  readonly comparing: Exclude<Comparing, 'none'>;
}

/** Both pictures in the same place, to be zoomed and moved as one. */
export function CompareStage({ pair, comparing }: CompareStageProps) {
  const { t } = useLingui();
  const element = useRef<HTMLDivElement>(null);
  const stage = useBoxSize(element);
  const pixelRatio = usePixelRatio();
  const shown = typeof pair === 'object' ? pair : null;
  const sizes = useMemo<StageSizes | null>(() => (stage.width === 0 || shown === null ? null : { stage, picture: { width: shown.kept.width, height: shown.kept.height }, pixelRatio }), [stage, shown, pixelRatio]);
  const { view, setView, flyTo } = usePictureView('pair', sizes);
  const [split, setSplit] = useState(50);
  const [isFlipped, setFlipped] = useFlip(comparing === 'flip' && shown !== null);
  useStageGestures(element, { view, sizes, onView: setView, onFly: flyTo, onSwipe: () => undefined, onTap: () => setFlipped((before) => !before) });

  const box = sizes && boxOnStage(view ?? fitView(sizes), sizes);
  // The slider's line stands on the stage, whatever part of the pictures is below it.
  const cut = box ? Math.max(0, Math.min(box.width, (split / 100) * stage.width - box.left)) : 0;
  return (
    <div className="relative min-h-64 flex-1 overflow-hidden rounded-xl bg-sunken">
      <div ref={element} data-stage className="absolute inset-0 touch-none overflow-hidden select-none">
        {box && shown && (
          <div className="absolute" style={{ left: box.left, top: box.top, width: box.width, height: box.height }} role="img" aria-label={t`Both pictures over each other`}>
            <CanvasLayer canvas={shown.kept} at={WHOLE} />
            {comparing === 'slider' && (
              <div className="absolute inset-0" style={{ clipPath: `inset(0 0 0 ${cut}px)` }}>
                <div className="absolute inset-0 bg-sunken" />
                <CanvasLayer canvas={shown.other} at={shown.overlay} />
              </div>
            )}
            {comparing === 'flip' && isFlipped && (
              <div className="absolute inset-0 overflow-hidden bg-sunken">
                <CanvasLayer canvas={shown.other} at={shown.overlay} />
              </div>
            )}
            {comparing === 'difference' && (
              <div className="absolute inset-0 bg-black">
                <CanvasLayer canvas={shown.difference} at={WHOLE} />
              </div>
            )}
          </div>
        )}
      </div>
      {pair === 'failed' && (
        <p role="alert" className="absolute inset-0 flex items-center justify-center p-6 text-center text-ink-soft">
          <Trans>One of the pictures cannot be shown: its file is away, or cannot be read.</Trans>
        </p>
      )}
      {shown && comparing === 'slider' && (
        <>
          <span aria-hidden className="pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 bg-yolk shadow-raised" style={{ left: `${split}%` }} />
          <input
            type="range"
            data-over-stage
            min={0}
            max={100}
            value={split}
            aria-label={t`Where one picture ends and the other begins`}
            onChange={(event) => setSplit(event.target.valueAsNumber)}
            className="compare-slider absolute inset-x-0 bottom-0 h-10 w-full cursor-ew-resize"
          />
        </>
      )}
      {shown && comparing === 'flip' && (
        <p className="pointer-events-none absolute top-2 left-1/2 -translate-x-1/2 rounded-full bg-surface px-2.5 py-0.5 text-small shadow-sm ring-1 ring-line">
          {isFlipped ? <Trans>the other one</Trans> : <Trans>the kept one</Trans>}
        </p>
      )}
    </div>
  );
}

/** The two pictures take turns by themselves, unless the person wants things to keep still: then a click turns them. */
function useFlip(isOn: boolean): readonly [boolean, (change: (before: boolean) => boolean) => void] {
  const [isFlipped, setFlipped] = useState(false);
  useEffect(() => {
    if (!isOn || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const timer = setInterval(() => setFlipped((before) => !before), FLIP_MS);
    return () => clearInterval(timer);
  }, [isOn]);
  return [isFlipped, setFlipped];
}
