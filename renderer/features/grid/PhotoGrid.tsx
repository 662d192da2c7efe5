import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { useNavigation } from '../../stores/navigation.ts';
import type { PhotoList } from '../../stores/photo-list.ts';
import { useSelection } from '../../stores/selection.ts';
import { useSettings } from '../../stores/settings.ts';
import { PhotoMenu, type MenuPlace } from '../actions/PhotoMenu.tsx';
import { SelectionBar } from '../actions/SelectionBar.tsx';
import { GRID } from './grid-metrics.ts';
import { rowOf, sectionOfRow, tileBox } from './grid-places.ts';
import type { GridSection } from './grid-section.ts';
import type { GridView } from './grid-view.ts';
import { GridSectionView } from './GridSectionView.tsx';
import { packRows } from './pack-rows.ts';
import { useBoxSize } from './use-box-size.ts';
import { firstOnScreen, useGridKeys } from './use-grid-keys.ts';
import { indexAt, useGridPointer } from './use-grid-pointer.ts';
import { useGridWindow } from './use-grid-window.ts';
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
  readonly edge?: ((view: GridView) => ReactNode) | undefined;
  /** Room for the edge, CSS pixels. */
  readonly edgeWidth?: number;
  readonly className?: string;
}

/** Photos in justified rows, as many as there are: only what is on the screen is in the document. */
export function PhotoGrid({ list, sections, label, memoryKey, header, edge, edgeWidth = 0, className = '' }: PhotoGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const headerBox = useRef<HTMLDivElement>(null);
  const rectangle = useRef<HTMLDivElement>(null);
  const anchorLine = useRef(0);
  const view = useRef<GridView | null>(null);
  const wantsFocus = useRef(-1);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const rowHeight = useSettings((store) => store.settings?.rowHeight ?? DEFAULT_ROW_HEIGHT);
  const focused = useSelection((store) => store.focused);
  const isPicking = useSelection((store) => store.ids.size > 0);
  const screen = useBoxSize(scroller);
  const headerSize = useBoxSize(headerBox);

  const inset = screen.width < 640 ? 8 : 20;
  const width = Math.max(0, screen.width - inset - (edge ? edgeWidth : inset));
  const layout = useMemo(
    () => packRows({ count: width === 0 ? 0 : list.count, ratioAt: (index) => list.ratioAt(index), sections: width === 0 ? [] : sections, width, rowHeight }),
    [list, sections, width, rowHeight],
  );
  const contentTop = headerSize.height;
  const [shown, lookNow] = useGridWindow({ scroller, layout, list, contentTop, screenHeight: screen.height });
  useScrollPlace({ scroller, layout, list, contentTop, memoryKey, anchorLine, onMoved: lookNow });
  useWheelZoom(scroller, anchorLine);

  const goTo = useCallback(
    (index: number, isCentred = false) => {
      const element = scroller.current;
      if (!element || index < 0 || index >= list.count) return;
      scrollIntoView(element, tileBox(layout, index), contentTop, isCentred);
      lookNow();
      wantsFocus.current = index;
      useSelection.getState().focus(list.idAt(index));
      giveFocus(content.current, wantsFocus);
    },
    [layout, list, contentTop, lookNow],
  );
  // The photo may be made by this very render: the focus follows after it.
  useEffect(() => giveFocus(content.current, wantsFocus));
  useLayoutEffect(() => {
    if (scroller.current && content.current) view.current = { list, sections, layout, scroller: scroller.current, content: content.current, contentTop };
  });
  useReturnFromViewer(list, goTo);

  const pointer = useGridPointer(view, rectangle);
  const onKeyDown = useGridKeys(view, goTo);
  function onContextMenu(event: MouseEvent): void {
    const index = indexAt(event.target);
    if (index < 0) return;
    event.preventDefault();
    const id = list.idAt(index);
    const { ids } = useSelection.getState();
    setMenu({ x: event.clientX, y: event.clientY, ids: ids.has(id) ? [...ids] : [id], index });
  }

  const focusedIndex = focused === null ? -1 : list.indexOf(focused);
  const rows = layout.rowTops.length;
  const first = Math.min(shown.first, rows);
  const end = Math.min(shown.end, rows);
  const tabStop = focusedIndex >= 0 ? focusedIndex : view.current && rows > 0 ? Math.min(firstOnScreen(view.current), list.count - 1) : 0;
  const keptRow = focusedIndex >= 0 && rows > 0 ? rowOf(layout, focusedIndex) : -1;
  const drawn: number[] = [];
  if (end > first) for (let at = sectionOfRow(layout, first); at <= sectionOfRow(layout, end - 1); at++) drawn.push(at);
  const keptSection = keptRow < 0 ? -1 : sectionOfRow(layout, keptRow);
  if (keptSection >= 0 && !drawn.includes(keptSection)) drawn.push(keptSection);

  return (
    <div className={`relative h-full ${className}`}>
      {/* The keys of the grid are heard here too while nothing in it has the focus yet. */}
      <div
        ref={scroller}
        role="group"
        aria-label={label}
        tabIndex={rows === 0 ? 0 : -1}
        className={`grid-scroller relative h-full overflow-x-hidden overflow-y-auto outline-none ${edge ? 'no-scrollbar' : ''} ${isPicking ? 'grid-picking' : ''}`}
        onPointerDown={pointer.onPointerDown}
        onClick={pointer.onClick}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onFocus={(event) => {
          const index = indexAt(event.target);
          if (index >= 0 && index < list.count) useSelection.getState().focus(list.idAt(index));
        }}
      >
        <div ref={headerBox}>{header}</div>
        <div ref={content} className="relative" style={{ height: layout.height + GRID.sectionEnd, width, marginLeft: inset }}>
          {drawn
            .toSorted((a, b) => a - b)
            .map((at) => {
              const section = sections[at];
              return section && <GridSectionView key={section.key} list={list} layout={layout} section={section} at={at} shown={shown} keptRow={keptRow} tabStop={tabStop} label={label} />;
            })}
          <div ref={rectangle} hidden aria-hidden className="pointer-events-none absolute z-20 rounded-sm border border-accent bg-accent/15" />
        </div>
      </div>
      {edge && view.current && rows > 0 && edge({ list, sections, layout, scroller: view.current.scroller, content: view.current.content, contentTop })}
      <SelectionBar list={list} />
      <PhotoMenu place={menu} onClose={() => setMenu(null)} onClosed={() => menu && goTo(menu.index)} />
    </div>
  );
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
function scrollIntoView(scroller: HTMLElement, box: { readonly top: number; readonly height: number }, contentTop: number, isCentred: boolean): void {
  const top = box.top + contentTop;
  const visibleTop = scroller.scrollTop + GRID.heading;
  const visibleBottom = scroller.scrollTop + scroller.clientHeight;
  const isOut = top < visibleTop || top + box.height > visibleBottom - GRID.gap;
  if (!isOut) return;
  if (isCentred) scroller.scrollTop = top - (scroller.clientHeight - box.height) / 2;
  else if (top < visibleTop) scroller.scrollTop = top - GRID.heading - GRID.groupLabel;
  else scroller.scrollTop = top + box.height - scroller.clientHeight + GRID.groupLabel;
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
