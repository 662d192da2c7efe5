import { msg } from '@lingui/core/macro';
import { useNavigation, type PageName } from '../../stores/navigation.ts';
import type { Command } from './command.ts';

const group = msg`Go to`;

function goTo(page: PageName, title: Command['title'], keys: readonly string[] = []): Command {
  return { id: `go.${page}`, title, group, keys, scope: 'anywhere', run: () => useNavigation.getState().go({ page }) };
}

/** The pages of the window. */
export const NAVIGATION_COMMANDS: readonly Command[] = [
  goTo('photos', msg`Photos`, ['Alt+1']),
  goTo('favourites', msg`Favourites`, ['Alt+2']),
  goTo('places', msg`Places`, ['Alt+3']),
  goTo('folders', msg`Folders`, ['Alt+4']),
  goTo('albums', msg`Albums`, ['Alt+5']),
  goTo('tags', msg`Tags`, ['Alt+6']),
  goTo('hidden', msg`Hidden photos`),
  goTo('duplicates', msg`Duplicates`),
  goTo('trash', msg`Trash`),
  goTo('models', msg`Models`),
  goTo('settings', msg`Settings`, ['Mod+,']),
  { id: 'go.back', title: msg`Back`, group, keys: ['Alt+ArrowLeft'], scope: 'anywhere', run: () => history.back() },
  { id: 'go.forward', title: msg`Forward`, group, keys: ['Alt+ArrowRight'], scope: 'anywhere', run: () => history.forward() },
];
