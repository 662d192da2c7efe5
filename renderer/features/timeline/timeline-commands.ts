import { msg } from '@lingui/core/macro';
import { currentListNow } from '../../stores/current-list.ts';
import { useSelection } from '../../stores/selection.ts';
import { isOnGridPage } from '../actions/action-targets.ts';
import type { Command } from '../commands/command.ts';
import { toggleStretch } from '../grid/use-marked.ts';
import { zoomGrid } from '../grid/zoom-levels.ts';

const group = msg`Timeline`;

/** The day that the keyboard stands in, as [from, to) of the list; null where it stands on nothing with a date. */
function focusedDay(): readonly [number, number] | null {
  const { focused } = useSelection.getState();
  const list = currentListNow();
  const at = focused === null ? -1 : list.indexOf(focused);
  if (at < 0) return null;
  const dayOf = (index: number): number => Math.floor(list.takenAtMsAt(index) / 86_400_000);
  let from = at;
  let to = at + 1;
  while (from > 0 && dayOf(from - 1) === dayOf(at)) from--;
  while (to < list.count && dayOf(to) === dayOf(at)) to++;
  return [from, to];
}

/** What can be done in the grid besides what its photos offer. */
export const TIMELINE_COMMANDS: readonly Command[] = [
  { id: 'grid.larger', title: msg`Larger photos`, group, keys: ['+', '='], scope: 'grid', isPossible: isOnGridPage, run: () => zoomGrid(1) },
  { id: 'grid.smaller', title: msg`Smaller photos`, group, keys: ['-'], scope: 'grid', isPossible: isOnGridPage, run: () => zoomGrid(-1) },
  {
    id: 'grid.select-day',
    title: msg`Select the day of the photo`,
    group,
    keys: ['D'],
    scope: 'grid',
    isPossible: () => isOnGridPage() && focusedDay() !== null,
    run() {
      const day = focusedDay();
      if (day) toggleStretch(currentListNow(), ...day);
    },
  },
];
