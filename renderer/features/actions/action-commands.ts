import { msg } from '@lingui/core/macro';
import { currentListNow } from '../../stores/current-list.ts';
import { useSelection } from '../../stores/selection.ts';
import type { Command } from '../commands/command.ts';
import { isOnGridPage, targetsNow } from './action-targets.ts';
import { ratePhotos } from './edit-photos.ts';
import { PHOTO_ACTIONS } from './photo-actions.ts';
import { redoLast, undoLast } from './trash-photos.ts';

const photoGroup = msg`Photos`;
const selectionGroup = msg`Selection`;
const hasTargets = (): boolean => targetsNow().length > 0;

/** Digits rate in the grid and in the viewer alike: a key that means stars in one place must not zoom in the other. */
function rate(rating: number, title: Command['title']): Command {
  return { id: `photo.rate-${rating}`, title, group: photoGroup, keys: [String(rating)], scope: 'anywhere', isPossible: hasTargets, run: () => ratePhotos(targetsNow(), rating) };
}

/** What can be done with the photos that are meant, and with the selection itself. */
export const ACTION_COMMANDS: readonly Command[] = [
  ...PHOTO_ACTIONS.map(
    ({ id, title, keys, scope, isPossible, run }): Command => ({ id, title, keys, scope, group: photoGroup, isPossible: () => isPossible(targetsNow()), run: () => run(targetsNow()) }),
  ),
  rate(1, msg`Rate 1 star`),
  rate(2, msg`Rate 2 stars`),
  rate(3, msg`Rate 3 stars`),
  rate(4, msg`Rate 4 stars`),
  rate(5, msg`Rate 5 stars`),
  rate(0, msg`Take the stars away`),
  { id: 'edit.undo', title: msg`Undo`, group: photoGroup, keys: ['Mod+Z'], scope: 'anywhere', run: undoLast },
  { id: 'edit.redo', title: msg`Redo`, group: photoGroup, keys: ['Mod+Shift+Z', 'Mod+Y'], scope: 'anywhere', run: redoLast },
  {
    id: 'selection.all',
    title: msg`Select all photos`,
    group: selectionGroup,
    keys: ['Mod+A'],
    scope: 'grid',
    isPossible: () => isOnGridPage() && currentListNow().count > 0,
    run() {
      const list = currentListNow();
      useSelection.getState().selectMany(Array.from({ length: list.count }, (_, index) => list.idAt(index)));
    },
  },
  {
    id: 'selection.toggle',
    title: msg`Select or deselect the photo`,
    group: selectionGroup,
    keys: ['X'],
    scope: 'grid',
    isPossible: () => isOnGridPage() && useSelection.getState().focused !== null,
    run() {
      const { focused, toggle } = useSelection.getState();
      if (focused !== null) toggle(focused);
    },
  },
  {
    id: 'selection.clear',
    title: msg`Select nothing`,
    group: selectionGroup,
    keys: ['Escape'],
    scope: 'grid',
    isPossible: () => isOnGridPage() && useSelection.getState().ids.size > 0,
    run: () => useSelection.getState().clear(),
  },
];
