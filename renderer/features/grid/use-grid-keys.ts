import { useEffect, useEffectEvent } from 'react';
import { useNavigation } from '../../stores/navigation.ts';
import { useSelection } from '../../stores/selection.ts';
import type { GridView } from './grid-view.ts';
import { rowAtHeight } from './grid-places.ts';
import { moveFocus, type FocusStep } from './move-focus.ts';

const STEPS: Readonly<Record<string, FocusStep>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

/**
 * What the keys do that walk: arrows, Home, End and pages move the focus, with Shift they select on the way; Enter opens,
 * Space selects. Everything else is a command.
 *
 * @param goTo Brings a photo onto the screen and gives it the focus.
 */
export function useGridKeys(grid: GridView | null, goTo: (index: number) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    // Keys of a button or a slider inside are its own.
    if (!grid || event.defaultPrevented || !(event.target instanceof Element) || (event.target !== grid.scroller && event.target.closest('[role="gridcell"]') === null)) return;
    const { focused, toggle, selectTo, ids } = useSelection.getState();
    const at = focused === null ? -1 : grid.list.indexOf(focused);
    if ((event.key === 'Enter' || event.key === ' ') && at >= 0 && focused !== null && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      if (event.key === 'Enter') useNavigation.getState().openPhoto(focused);
      else if (event.shiftKey) selectTo(focused, grid.list, true);
      else toggle(focused);
      return;
    }
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.metaKey || (event.ctrlKey && step !== 'first' && step !== 'last')) return;
    event.preventDefault();
    if (at < 0) return goTo(firstOnScreen(grid));
    const next = moveFocus(grid.layout, at, step, grid.scroller.clientHeight * 0.9);
    if (next < 0 || next === at) return;
    if (event.shiftKey && focused !== null) {
      if (!ids.has(focused)) toggle(focused);
      selectTo(grid.list.idAt(next), grid.list, true);
    }
    goTo(next);
  });
  const scroller = grid?.scroller;
  useEffect(() => {
    scroller?.addEventListener('keydown', onKeyDown);
    return () => scroller?.removeEventListener('keydown', onKeyDown);
  }, [scroller]);
}

/** The first photo that is on the screen as a whole, or the list's last. */
function firstOnScreen({ layout, scroll, contentTop }: GridView): number {
  const top = scroll.top() - contentTop;
  const row = rowAtHeight(layout, top);
  const isAbove = (layout.rowTops[row] ?? 0) < top;
  return layout.rowStarts[Math.min(isAbove ? row + 1 : row, layout.rowTops.length - 1)] ?? 0;
}
