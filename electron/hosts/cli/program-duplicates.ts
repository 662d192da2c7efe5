import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DuplicateTier } from '../../../shared/contract/duplicate-schemas.ts';
import { examples, type RunCommand } from './command-frame.ts';

/** Written out: a grammar that loads the contract's schemas would make every start slower. */
const TIERS: readonly DuplicateTier[] = ['exact', 'same', 'near', 'burst'];

/** The command about photos that are there more than once. */
export function addDuplicateCommands(program: Command, act: RunCommand): void {
  program.command('duplicates')
    .summary('tell which photos are there more than once, and clear them')
    .description(
      'Tells which photos are there more than once, which one would be kept and why. With --apply the others go to Albumen\'s trash, as one step that can be undone; without it nothing is changed.',
    )
    .addOption(new Option('--tier <tier>', 'exact: the same bytes; same: the same picture; near: cropped or edited; burst: seconds apart (default: all)').choices(TIERS))
    .option('--rules <file>', 'a JSON file with rules that say which photo is kept, instead of the library\'s own')
    .option('--apply', 'move what is not kept to the trash; needs --tier')
    .addOption(new Option('--limit <n>', 'how many groups, those with most to win (default: 20 are told, all are applied)').argParser(parseLimit))
    .addHelpText('after', examples([
      ['albumen duplicates', 'what is there more than once'],
      ['albumen duplicates --tier exact --apply', 'keep one file of each content'],
      ['albumen duplicates --tier same --rules keep-originals.json', 'try rules out: {"rules": [{"type": "keep-in", "folder": "Originals/"}]}'],
      ['albumen duplicates --tier near --json | jq ".groups[].members[].paths"', ''],
    ]))
    .action((options: object) => act(async (context) => (await import('./duplicates-command.ts')).runDuplicates(context, options)));
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > 10_000) throw new InvalidArgumentError('It must be a whole number from 1 to 10000.');
  return limit;
}
