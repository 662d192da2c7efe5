import { InvalidArgumentError, Option, type Command } from 'commander';
import { examples, type RunCommand } from './command-frame.ts';
import type { PhotoExportOptions, SidecarExportOptions } from './export-photos-command.ts';

const PHOTOS = 'photos by id or file, or folders of photos';

/** The commands that take something out of the library, or in: what a person made, copies of photos, sidecars. */
export function addExportCommands(program: Command, act: RunCommand): void {
  const group = program.command('export')
    .summary('take along what you made, copies of photos, or sidecars')
    .description('Takes something out of the library: everything that you made, as one JSON file; copies of photos; XMP sidecars. Never changes an original.')
    .addHelpText('after', examples([
      ['albumen export ~/Backup', 'ratings, corrections, tags, albums and decisions, as one JSON file'],
      ['albumen export photos ~/Out --question "two dogs at a fence" --tags', 'copies of the photos that a question surely finds'],
      ['albumen export sidecars --all --to ~/Sidecars', 'what you made, as XMP sidecars'],
    ]));
  group.command('data', { isDefault: true })
    .description('Writes everything that you made as one JSON file, which albumen import takes in.')
    .argument('<folder>', 'where the file goes; nothing in it is overwritten')
    .addHelpText('after', examples([['albumen export ~/Backup', ''], ['albumen export data ./photos', 'into a folder that is called like another command']]))
    .action((folder: string) => act(async (context) => (await import('./data-command.ts')).runExportData(context, folder)));

  choosing(group.command('photos')
    .description('Writes copies of photos into a folder: of those that you name, of those that a question surely finds, or of all.')
    .argument('<folder>', 'where the copies go; nothing in it is overwritten')
    .argument('[photos...]', PHOTOS))
    .option('--jpeg', 'as JPEG, whatever they are')
    .addOption(new Option('--long-side <pixels>', 'scale the JPEG down to this, 64 to 20000').argParser(wholeNumber(64, 20_000)))
    .addOption(new Option('--quality <n>', 'of the JPEG, 30 to 100 (default: 90)').argParser(wholeNumber(30, 100)))
    .option('--no-metadata', 'pixels and colours only')
    .option('--no-place', 'nothing that says where')
    .option('--tags', 'write their tags into the copies as keywords')
    .addHelpText('after', examples([
      ['albumen export photos ~/Out 2016/DSC_0121.jpg 2019/', ''],
      ['albumen export photos ~/Out --question is:favourite --jpeg --long-side 2560 --tags', ''],
    ]))
    .action((folder: string, photos: string[], options: PhotoExportOptions) => act(async (context) => (await import('./export-photos-command.ts')).runExportPhotos(context, folder, photos, options)));

  choosing(group.command('sidecars')
    .description('Writes what you made of photos (tags, rating, corrected date and place) as XMP sidecars: into a folder, or beside the originals, where what a sidecar already says is kept.')
    .argument('[photos...]', PHOTOS))
    .option('--to <folder>', 'where the sidecars go; nothing in it is overwritten')
    .option('--beside-originals', 'add to the sidecars beside the photos, or make them there')
    .option('--no-place', 'nothing that says where')
    .addHelpText('after', examples([
      ['albumen export sidecars --all --to ~/Sidecars', ''],
      ['albumen export sidecars --question date:2019 --beside-originals --language de', ''],
    ]))
    .action((photos: string[], options: SidecarExportOptions) => act(async (context) => (await import('./export-photos-command.ts')).runExportSidecars(context, photos, options)));

  program.command('import')
    .summary('take in what an export wrote')
    .description('Takes in what albumen export wrote, beside what this library holds: what was said later wins. Words about photos that are not here are kept until they come.')
    .argument('<file>', 'the JSON file')
    .addHelpText('after', examples([['albumen import ~/Backup/albumen-data-2026-11-28.json', '']]))
    .action((file: string) => act(async (context) => (await import('./data-command.ts')).runImportData(context, file)));
}

function choosing(command: Command): Command {
  return command
    .option('--question <text>', 'the strong results of this question, as for albumen search')
    .option('--all', 'every photo that is not hidden')
    .addOption(new Option('--language <code>', 'what tags are called: en or de (default: en)').choices(['en', 'de']));
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most) throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return number;
  };
}
