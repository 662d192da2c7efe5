import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { lastAtMost } from '../grid/grid-places.ts';
import type { GridView } from '../grid/grid-view.ts';
import { useBoxSize } from '../../ui/use-box-size.ts';
import { shareOf, yearMarks } from './scrubber-marks.ts';

/** Above and below the line that it walks along. */
const MARGIN = 14;

/** The scroll bar of a timeline: years along its height; a drag or a click jumps, a bubble says to which month. */
export function DateScrubber({ grid }: { readonly grid: GridView }) {
  const { t } = useLingui();
  const { scroller, scroll, layout, sections, contentTop, edgeWidth } = grid;
  const [box, setBox] = useState<HTMLElement | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [at, setAt] = useState(0);
  const thumb = useRef<HTMLDivElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const track = Math.max(1, useBoxSize(box).height - 2 * MARGIN);
  const marks = useMemo(() => yearMarks(sections, layout, track), [sections, layout, track]);
  const titleOf = (section: number): string => sections[Math.min(section, sections.length - 1)]?.title ?? '';

  useEffect(() => {
    const follow = (): void => {
      const y = scroll.top() - contentTop;
      // Straight into the element: React would render at every frame of a scroll for it.
      const share = Math.min(1, Math.max(0, y / Math.max(1, layout.height - scroller.clientHeight)));
      if (thumb.current) thumb.current.style.transform = `translateY(${share * track}px)`;
      setAt(Math.max(0, lastAtMost(layout.sectionTops, y + 1, sections.length)));
    };
    follow();
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => scroller.removeEventListener('scroll', follow);
  }, [scroller, scroll, layout, sections, contentTop, track]);

  const shareAt = (clientY: number): number => Math.min(1, Math.max(0, (clientY - (box?.getBoundingClientRect().top ?? 0) - MARGIN) / track));
  const scrollToY = (y: number): void => scroll.scrollTo(y + contentTop);

  function showBubble(clientY: number): number {
    const share = shareAt(clientY);
    const section = Math.max(0, lastAtMost(layout.sectionTops, share * layout.height, sections.length));
    if (bubble.current) {
      bubble.current.style.transform = `translateY(${share * track}px)`;
      bubble.current.textContent = titleOf(section);
    }
    return share;
  }
  function onPointer(event: PointerEvent<HTMLElement>): void {
    const isDown = event.type === 'pointerdown' || event.buttons === 1;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    setIsBusy(true);
    const share = showBubble(event.clientY);
    if (isDown) scrollToY(share * (layout.height - scroller.clientHeight));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const next = nextSection(grid, at, event.key);
    if (next === null) return;
    event.preventDefault();
    scrollToY(layout.sectionTops[next] ?? 0);
  }

  return (
    <div
      ref={setBox}
      role="slider"
      tabIndex={0}
      aria-label={t`Date`}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, sections.length - 1)}
      aria-valuenow={at}
      aria-valuetext={titleOf(at)}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onPointerLeave={() => setIsBusy(false)}
      onPointerUp={(event) => event.pointerType === 'touch' && setIsBusy(false)}
      onKeyDown={onKeyDown}
      style={{ width: edgeWidth }}
      className="group absolute inset-y-0 right-0 z-20 touch-none select-none"
    >
      <div aria-hidden className="absolute right-1 sm:right-2" style={{ top: MARGIN, height: track }}>
        {marks.map((mark) => (
          <span
            key={mark.year}
            className={`absolute right-0 -translate-y-1/2 text-small tabular-nums ${mark.isNamed ? 'text-ink-soft' : 'h-1 w-1 rounded-full bg-ink-faint'}`}
            style={{ top: mark.at * track }}
          >
            {mark.isNamed && mark.year}
          </span>
        ))}
        {isBusy &&
          sections.map((section, index) => (
            <span key={section.key} className="absolute right-9 h-px w-1.5 bg-ink-faint" style={{ top: shareOf(layout, index) * track }} />
          ))}
        <div ref={thumb} className="absolute right-9 -mt-0.5 h-1 w-3 rounded-full bg-accent" />
        <div
          ref={bubble}
          className={`absolute right-13 -mt-4 rounded-lg bg-ink px-2.5 py-1 text-small font-medium whitespace-nowrap text-ground shadow-raised transition-opacity ${isBusy ? 'opacity-100' : 'opacity-0'}`}
        />
      </div>
    </div>
  );
}

/** The month that a key leads to; null for a key that means nothing here. */
function nextSection({ sections }: GridView, at: number, key: string): number | null {
  const last = sections.length - 1;
  const yearOf = (index: number): string | undefined => sections[index]?.key.split('-', 1)[0];
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return Math.max(0, at - 1);
    case 'ArrowDown':
    case 'ArrowLeft':
      return Math.min(last, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown': {
      const next = sections.findIndex((_, index) => index > at && yearOf(index) !== yearOf(at));
      return next < 0 ? last : next;
    }
    case 'PageUp': {
      let first = at;
      while (first > 0 && yearOf(first - 1) === yearOf(at)) first--;
      if (first < at || first === 0) return first;
      const above = yearOf(first - 1);
      while (first > 0 && yearOf(first - 1) === above) first--;
      return first;
    }
    default:
      return null;
  }
}
