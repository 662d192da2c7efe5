import { Command, InvalidArgumentError, Option } from 'commander';
import { examples, type RunCommand } from './command-frame.ts';
import { addAlbumCommands } from './program-albums.ts';
import { addDuplicateCommands } from './program-duplicates.ts';
import { addLibraryCommands } from './program-library.ts';
import { addTagCommands } from './program-tags.ts';

/**
 * The grammar of the command line: every command with its arguments, options and examples, and nothing of what it does.
 *
 * @param act Called with the command that was asked for.
 */
export function buildProgram(version: string, act: RunCommand): Command {
  const program = new Command('albumen')
    .description('Finds any photo by describing it, offline, on your own machine.')
    .version(version, '-V, --version', 'print the version')
    .option('--library <dir>', 'the library: a folder, or a URI such as s3://bucket/photos (default: ALBUMEN_LIBRARY, then one in your data folder)')
    .option('--json', 'print exactly one JSON value on stdout')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  addPhotoCommands(program, act);
  addAlbumCommands(program, act);
  addDuplicateCommands(program, act);
  addTagCommands(program, act);
  addLibraryCommands(program, act);
  program.addHelpText('after', examples([
    ['albumen index ~/Pictures', 'put a folder of photos into the library'],
    ['albumen search "two dogs at a wooden fence"', 'find photos by describing them'],
    ['albumen search --json "sunset in 2019 -people"', 'the same for a script'],
    ['albumen demo', 'try it on the photos that come with it'],
  ]) + '\n\nExit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some files failed, 130 interrupted.');
  return program;
}

function addPhotoCommands(program: Command, act: RunCommand): void {
  program.command('index')
    .summary('put folders of photos into the library, or bring it up to date')
    .description('Walks the folders and brings the library to what they hold. Without a folder: all folders of the library.')
    .argument('[folders...]', 'folders of photos; they are remembered')
    .option('--model <pack>', 'build vectors with this model pack (id or folder)')
    .option('--verify', 'read every file again instead of trusting size, time and inode; also makes lost thumbnails and poster frames')
    .option('--retry-failed', 'try files again that failed before, though they have not changed')
    .addHelpText('after', examples([
      ['albumen index ~/Pictures /mnt/card', 'index two folders'],
      ['albumen index', 'look for changes in all folders of the library'],
      ['albumen index --json ~/Pictures | jq .failed', 'what could not be read, and why'],
    ]))
    .action((folders: string[], options: object) => act(async (context) => (await import('./index-command.ts')).runIndex(context, folders, options)));

  program.command('search')
    .summary('find photos by describing them')
    .description('Finds photos by what they look like and what must be true of them (dates, places, camera, folder, type).')
    .argument('[text...]', 'the question; quote it when it holds a word that starts with -')
    .addOption(limitOption())
    .option('--image <file>', 'look for photos like this one, with or without words (may be repeated)', collect)
    .option('--batch <file>', 'one question a line from a file, or - for stdin; one JSON object a line out')
    .option('--explain', 'say why each photo is there')
    .option('--keep <words>', 'leave these words in the question instead of taking them as a filter (may be repeated)', collect)
    .addHelpText('after', examples([
      ['albumen search "two dogs at a wooden fence"', ''],
      ['albumen search "beach without people in 2019"', 'what must be true is taken out of the sentence'],
      ['albumen search "sunset^2 mountains -snow camera:Nikon"', 'weights, negation, explicit filters'],
      ['albumen search --image cat.jpg "on a sofa"', 'like this picture, with these words'],
      ['albumen search --keep May "May in the garden"', 'May is a person here, not a month'],
      ['albumen search --batch questions.txt > answers.jsonl', 'many questions, the models loaded once'],
      ['albumen search -- "-snow mountains"', 'a question that starts with a dash'],
    ]))
    .action((text: string[], options: object) => act(async (context) => (await import('./search-command.ts')).runSearch(context, text, options)));

  program.command('similar')
    .summary('find photos like one you have')
    .description('Finds photos that look like one of the library, or like any image file.')
    .argument('<path|id>', 'a photo by its file or id; the file need not be in the library')
    .addOption(limitOption())
    .addHelpText('after', examples([['albumen similar ~/Downloads/cat.jpg --limit 5', '']]))
    .action((target: string, options: object) => act(async (context) => (await import('./similar-command.ts')).runSimilar(context, target, options)));
}

function limitOption(): Option {
  return new Option('--limit <n>', 'how many photos, 1 to 10000 (default: 20)').argParser(parseLimit);
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > 10_000) throw new InvalidArgumentError('It must be a whole number from 1 to 10000.');
  return limit;
}

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}
