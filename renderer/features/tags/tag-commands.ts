import { msg } from '@lingui/core/macro';
import { useNavigation } from '../../stores/navigation.ts';
import { useDialogs } from '../actions/dialog-store.ts';
import type { Command } from '../commands/command.ts';
import { useTeaching } from './teaching.ts';

const group = msg`Tags`;

function answer(id: string, title: Command['title'], keys: readonly string[], isYes: boolean | null): Command {
  return {
    id: `teach.${id}`, title, group, keys, scope: 'anywhere',
    isPossible: () => useTeaching.getState().controls !== null && useNavigation.getState().place.photo === null,
    run: () => useTeaching.getState().controls?.answer(isYes),
  };
}

/** What can be done with tags, besides what photos offer. */
export const TAG_COMMANDS: readonly Command[] = [
  { id: 'tag.new', title: msg`New tag…`, group, keys: [], scope: 'anywhere', run: () => useDialogs.getState().show('new-tag', []) },
  answer('yes', msg`The photo shows it`, ['Y'], true),
  answer('no', msg`The photo does not show it`, ['N'], false),
  answer('skip', msg`Pass the photo over`, [' '], null),
];
