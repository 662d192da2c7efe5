import { msg } from '@lingui/core/macro';
import { create } from 'zustand';
import { useNavigation } from '../../stores/navigation.ts';
import type { Command } from '../commands/command.ts';

/** What the map of the places can be told to do. */
interface PlacesControls {
  /** Doublings. */
  zoomBy(levels: number): void;
  showAll(): void;
}

/** The map's controls, while its page is open. */
export const usePlacesControls = create<{ readonly controls: PlacesControls | null }>()(() => ({ controls: null }));

const group = msg`Places`;

function command(id: string, title: Command['title'], keys: readonly string[], run: (controls: PlacesControls) => void): Command {
  return {
    id: `places.${id}`, title, group, keys, scope: 'anywhere', repeats: true,
    isPossible: () => usePlacesControls.getState().controls !== null && useNavigation.getState().place.photo === null,
    run() {
      const { controls } = usePlacesControls.getState();
      if (controls) run(controls);
    },
  };
}

/** What one can do with the map. */
export const PLACES_COMMANDS: readonly Command[] = [
  command('zoom-in', msg`Zoom in on the map`, ['+', '='], (controls) => controls.zoomBy(1)),
  command('zoom-out', msg`Zoom out on the map`, ['-'], (controls) => controls.zoomBy(-1)),
  command('all', msg`Show all places`, ['0'], (controls) => controls.showAll()),
];
