import { SEARCH_COMMANDS } from '../search/search-commands.ts';
import { ACTION_COMMANDS } from '../actions/action-commands.ts';
import { DUPLICATES_COMMANDS } from '../duplicates/duplicates-commands.ts';
import { TIMELINE_COMMANDS } from '../timeline/timeline-commands.ts';
import { ALBUM_COMMANDS } from '../albums/album-commands.ts';
import { TAG_COMMANDS } from '../tags/tag-commands.ts';
import type { Command } from './command.ts';
import { NAVIGATION_COMMANDS } from './navigation-commands.ts';
import { WINDOW_COMMANDS } from './window-commands.ts';
import { PLACES_COMMANDS } from '../places/places-commands.ts';
import { VIEWER_COMMANDS } from '../viewer/viewer-commands.ts';

/** Every command of the window: the palette, the keys and the sheet of shortcuts are made from this one list. */
export const ALL_COMMANDS: readonly Command[] = [...SEARCH_COMMANDS, ...NAVIGATION_COMMANDS, ...WINDOW_COMMANDS, ...VIEWER_COMMANDS, ...PLACES_COMMANDS, ...ALBUM_COMMANDS, ...TAG_COMMANDS, ...DUPLICATES_COMMANDS, ...ACTION_COMMANDS, ...TIMELINE_COMMANDS];
