import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { useNavigation } from '../../stores/navigation.ts';
import type { PhotoList } from '../../stores/photo-list.ts';
import { useSelection } from '../../stores/selection.ts';
import { useSettings } from '../../stores/settings.ts';
import { PhotoMenu, type MenuPlace } from '../actions/PhotoMenu.tsx';
import { SelectionBar } from '../actions/SelectionBar.tsx';
import { registerGridFocus, returnFocusToGrid } from './grid-focus.ts';
import { edgeWidthOf, GRID, insetOf } from './grid-metrics.ts';
import { rowOf, sectionOfRow, tileBox } from './grid-places.ts';
import type { GridSection } from './grid-section.ts';
import type { GridView } from './grid-view.ts';
import { GridSectionView } from './GridSectionView.tsx';
import { packRows, type GridLayout } from './pack-rows.ts';
import { realHeightOf } from './scroll-scale.ts';
import { useBoxSize } from '../../ui/use-box-size.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { indexAt, useGridPointer } from './use-grid-pointer.ts';
import { useGridScroll } from './use-grid-scroll.ts';
import { useGridWindow, type GridWindow } from './use-grid-window.ts';
import { useScrollPlace } from './use-scroll-place.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';
import { DEFAULT_ROW_HEIGHT } from './zoom-levels.ts';
import './grid.css';

export interface PhotoGridProps {
  readonly list: PhotoList;
  /** The whole list in its order, section after section. Keep the same array while nothing changes: it is what is packed. */
  readonly sections: readonly GridSection[];
  /** The grid's name for a screen reader, as in "Photos". */
  readonly label: string;
  /** Under which the scroll position is kept: what the list shows, as in "photos" or the address of the question that was answered. */
  readonly memoryKey: string;
  /** Above the photos; scrolls with them. */
  readonly header?: ReactNode;
  /** At the right edge, over the grid (the date scrubber); what scrolls then shows no bar of its own. */
  readonly Edge?: ComponentType<{ readonly grid: GridView }>;
  /** Where the person orders the list by hand: photos were dragged before another one, or to the end (null). */
  readonly onMove?: (ids: readonly string[], before: string | null) => void;
  readonly className?: string;
}

/** Photos in justified rows, as many as there are: only what is on the screen is in the document. */
export function PhotoGrid({ list, sections, label, memoryKey, header, Edge, onMove, className = '' }: PhotoGridProps) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [content, setContent] = useState<HTMLElement | null>(null);
  const [headerBox, setHeaderBox] = useState<HTMLElement | null>(null);
  const [rectangle, setRectangle] = useState<HTMLElement | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const wantsFocus = useRef(-1);
  const rowHeight = useSettings((store) => store.settings?.rowHeight ?? DEFAULT_ROW_HEIGHT);
  const focused = useSelection((store) => store.focused);
  const isPicking = useSelection((store) => store.ids.size > 0);
  const screen = useBoxSize(scroller);
  const contentTop = useBoxSize(headerBox).height;

  const inset = insetOf(screen.width);
  const edgeWidth = Edge ? edgeWidthOf(screen.width) : inset;
  const width = Math.max(0, screen.width - inset - edgeWidth);
  const layout = useMemo(
    () => packRows({ count: width === 0 ? 0 : list.count, ratioAt: (index) => list.ratioAt(index), sections: width === 0 ? [] : sections, width, rowHeight }),
    [list, sections, width, rowHeight],
  );
  const height = layout.height + GRID.sectionEnd;
  const scroll = useGridScroll(scroller, height);
  const grid = useMemo((): GridView | null => (scroller && content ? { list, sections, layout, scroller, scroll, content, contentTop, edgeWidth } : null), [list, sections, layout, scroller, scroll, content, contentTop, edgeWidth]);
  const [shown, lookNow] = useGridWindow({ scroller, scroll, layout, list, contentTop, screenHeight: screen.height });
  const takeAnchorLine = useWheelZoom(scroller);
  useScrollPlace({ scroller, scroll, layout, list, contentTop, memoryKey, takeAnchorLine, onMoved: lookNow });

  const goTo = useCallback(
    (index: number, isCentred = false) => {
      if (!scroller || index < 0 || index >= list.count) return;
      scrollIntoView({ scroller, scroll, contentTop }, tileBox(layout, index), isCentred);
      lookNow();
      wantsFocus.current = index;
      useSelection.getState().focus(list.idAt(index));
      giveFocus(content, wantsFocus);
    },
    [scroller, scroll, content, layout, list, contentTop, lookNow],
  );
  // The photo may be made by this very render: the focus follows after it.
  useEffect(() => giveFocus(content, wantsFocus));
  useReturnFromViewer(list, goTo);
  const focusInPlace = useCallback(
    (index: number) => {
      wantsFocus.current = index;
      giveFocus(content, wantsFocus);
    },
    [content],
  );
  useFocusKept(list, focusInPlace);
  useFocusFollowed(grid);
  useGridKeys(grid, goTo);
  useGridPointer(grid, rectangle, (index, x, y) => {
    const id = list.idAt(index);
    const { ids } = useSelection.getState();
    setMenu({ x, y, ids: ids.has(id) ? [...ids] : [id], index });
  }, onMove);

  const rows = layout.rowTops.length;
  const focusedIndex = useMemo(() => (focused === null ? -1 : list.indexOf(focused)), [focused, list]);
  const keptRow = focusedIndex >= 0 && rows > 0 ? rowOf(layout, focusedIndex) : -1;
  const tabStop = focusedIndex >= 0 ? focusedIndex : (layout.rowStarts[Math.min(shown.top, rows)] ?? 0);

  return (
    <div className={`relative h-full ${className}`}>
      <div
        ref={setScroller}
        role="group"
        aria-label={label}
        className={`grid-scroller relative h-full overflow-x-hidden overflow-y-auto outline-none ${Edge ? 'no-scrollbar' : ''} ${isPicking ? 'grid-picking' : ''}`}
      >
        <div ref={setHeaderBox}>{header}</div>
        <div ref={setContent} className="relative" style={{ height: realHeightOf(height), width, marginLeft: inset }}>
          {sectionsToDraw(layout, shown, keptRow).map((at) => {
            const section = sections[at];
            return section && <GridSectionView key={section.key} list={list} layout={layout} section={section} at={at} base={scroll.base} shown={shown} keptRow={keptRow} tabStop={tabStop} label={label} />;
          })}
          <div ref={setRectangle} hidden aria-hidden className="pointer-events-none absolute z-20 rounded-sm border border-accent bg-accent/15" />
        </div>
      </div>
      {Edge && grid && rows > 0 && <Edge grid={grid} />}
      <SelectionBar list={list} />
      <PhotoMenu place={menu} onClose={() => setMenu(null)} onClosed={() => menu && goTo(menu.index)} />
    </div>
  );
}

/** Numbers of the sections that have a row in the document, ascending. */
function sectionsToDraw(layout: GridLayout, shown: GridWindow, keptRow: number): number[] {
  const rows = layout.rowTops.length;
  const first = Math.min(shown.first, rows);
  const end = Math.min(shown.end, rows);
  const drawn = new Set<number>();
  if (end > first) for (let at = sectionOfRow(layout, first); at <= sectionOfRow(layout, end - 1); at++) drawn.add(at);
  if (keptRow >= 0) drawn.add(sectionOfRow(layout, keptRow));
  return [...drawn].toSorted((a, b) => a - b);
}

/** Give the wanted photo the focus as soon as it is in the document. */
function giveFocus(content: HTMLElement | null, wanted: { current: number }): void {
  if (wanted.current < 0) return;
  const tile = content?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
  if (!tile) return;
  wanted.current = -1;
  tile.focus({ preventScroll: true });
}

/** Scroll as little as needed, or to the middle of the screen where the photo is out of sight. */
function scrollIntoView({ scroller, scroll, contentTop }: Pick<GridView, 'scroller' | 'scroll' | 'contentTop'>, box: { readonly top: number; readonly height: number }, isCentred: boolean): void {
  const top = box.top + contentTop;
  const visibleTop = scroll.top() + GRID.heading;
  const visibleBottom = scroll.top() + scroller.clientHeight;
  const isOut = top < visibleTop || top + box.height > visibleBottom - GRID.gap;
  if (!isOut) return;
  if (isCentred) scroll.scrollTo(top - (scroller.clientHeight - box.height) / 2);
  else if (top < visibleTop) scroll.scrollTo(top - GRID.heading - GRID.groupLabel);
  else scroll.scrollTo(top + box.height - scroller.clientHeight + GRID.groupLabel);
}

/**
 * The focus is not lost with the photo that had it, nor with a dialog: it goes to the photo that the keyboard stands on. That
 * scrolls nothing: a library grows while someone looks elsewhere in it.
 */
function useFocusKept(list: PhotoList, focusInPlace: (index: number) => void): void {
  const focusHere = useEffectEvent(() => {
    const { focused } = useSelection.getState();
    const index = focused === null ? -1 : list.indexOf(focused);
    if (index >= 0 && useNavigation.getState().place.photo === null) focusInPlace(index);
  });
  useEffect(() => {
    registerGridFocus(focusHere);
    return () => registerGridFocus(null);
  }, []);
  useEffect(() => returnFocusToGrid(), [list]);
}

/** Tab into the grid stands on a photo as the arrows do. */
function useFocusFollowed(grid: GridView | null): void {
  const onFocusIn = useEffectEvent((event: FocusEvent): void => {
    const index = indexAt(event.target);
    if (grid && index >= 0 && index < grid.list.count) useSelection.getState().focus(grid.list.idAt(index));
  });
  const scroller = grid?.scroller;
  useEffect(() => {
    scroller?.addEventListener('focusin', onFocusIn);
    return () => scroller?.removeEventListener('focusin', onFocusIn);
  }, [scroller]);
}

/** The photo that was open last is where the person looks next. */
function useReturnFromViewer(list: PhotoList, goTo: (index: number, isCentred?: boolean) => void): void {
  const open = useNavigation((store) => store.place.photo);
  const before = useRef(open);
  useEffect(() => {
    const closed = before.current;
    before.current = open;
    if (open !== null || closed === null) return;
    const index = list.indexOf(closed);
    if (index >= 0) goTo(index, true);
  }, [open, list, goTo]);
}
