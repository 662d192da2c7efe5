import { InvalidArgumentError, Option, type Command } from 'commander';
import type { AlbumKind } from '../../../shared/contract/album-schemas.ts';
import type { AlbumDeed } from './albums-command.ts';
import { examples, type RunCommand } from './command-frame.ts';

/** Every kind of the contract, which the grammar does not load. */
const KINDS: Readonly<Record<AlbumKind, true>> = { own: true, question: true, trip: true, event: true, place: true, year: true, kind: true, concept: true, memory: true };

/** The commands about albums: those that make themselves, saved questions, those made by hand. */
export function addAlbumCommands(program: Command, act: RunCommand): void {
  const albums = program.command('albums').description('Albums that make themselves (trips, days, places, years, kinds), saved questions, and those made by hand.')
    .addHelpText('after', examples([
      ['albumen albums', 'list them'],
      ['albumen albums show "Weekend in Bilbao, October 2016"', ''],
      ['albumen albums create "Beach days" --question "beach in summer"', 'an album that fills itself'],
    ]));
  albums.command('list', { isDefault: true })
    .description('Lists the albums, newest first within their kinds.')
    .addOption(new Option('--kind <kind>', 'only those of one kind').choices(Object.keys(KINDS)))
    .option('--removed', 'those that you took away')
    .addHelpText('after', examples([['albumen albums list --kind trip', ''], ['albumen albums --json | jq -r ".albums[].name"', '']]))
    .action((options: object) => act(async (context) => (await import('./albums-command.ts')).runAlbumsList(context, options)));
  albums.command('show')
    .description('Lists the photos of an album, in its order, and says why they are together.')
    .argument('<album>', 'an album by its id, or by its name where no other has it')
    .addOption(new Option('--limit <n>', 'how many photos (default: all)').argParser(parseCount))
    .addHelpText('after', examples([['albumen albums show year-2016 --limit 20', '']]))
    .action((album: string, options: object) => act(async (context) => (await import('./albums-command.ts')).runAlbumsShow(context, album, options)));
  albums.command('create')
    .description('Makes an album by hand, or saves a question as an album that fills itself.')
    .argument('<name>')
    .argument('[photos...]', 'photos by id or file, or folders of photos, in the album’s order')
    .option('--question <text>', 'fill it with what this question finds, now and later')
    .addHelpText('after', examples([
      ['albumen albums create "The best" IMG_2201.jpg 2016/', ''],
      ['albumen albums create "Our dogs" --question "two dogs -cat"', ''],
    ]))
    .action((name: string, photos: string[], options: object) => act(async (context) => (await import('./albums-command.ts')).runAlbumsCreate(context, name, photos, options)));
  addChangingCommands(albums, act);
}

function addChangingCommands(albums: Command, act: RunCommand): void {
  const change = (album: string, deed: AlbumDeed): Promise<void> => act(async (context) => (await import('./albums-command.ts')).runAlbumsChange(context, album, deed));
  const photos = 'photos by id or file, or folders of photos';
  albums.command('add').description('Puts photos into an album.').argument('<album>').argument('<photos...>', photos)
    .addHelpText('after', examples([['albumen albums add "The best" ~/Pictures/2019/IMG_3107.jpg', '']]))
    .action((album: string, names: string[]) => change(album, { does: 'add', photos: names }));
  albums.command('remove-photos').description('Takes photos out of an album; they stay in the library.').argument('<album>').argument('<photos...>', photos)
    .addHelpText('after', examples([['albumen albums remove-photos "The best" IMG_3107.jpg', '']]))
    .action((album: string, names: string[]) => change(album, { does: 'remove', photos: names }));
  albums.command('split').description('Makes these photos of an album an album beside it.').argument('<album>').argument('<photos...>', photos)
    .addHelpText('after', examples([['albumen albums split "Berlin, 3 May 2019" 2019/zoo/', '']]))
    .action((album: string, names: string[]) => change(album, { does: 'split', photos: names }));
  albums.command('rename').description('Gives an album your name; without one it goes back to its own.').argument('<album>').argument('[name]')
    .addHelpText('after', examples([['albumen albums rename trip-8e81100bb9d0bf58 "New York with Ana"', '']]))
    .action((album: string, name?: string) => change(album, { does: 'rename', name: name ?? null }));
  albums.command('merge').description('Puts an album into another one, for good.').argument('<album>').argument('<into>', 'an album of its kind, or one made by hand')
    .addHelpText('after', examples([['albumen albums merge event-0ba09c021ec7aa6f event-8e81100bb9d0bf58', '']]))
    .action((album: string, into: string) => change(album, { does: 'merge', into }));
  albums.command('delete').description('Deletes an album of yours, or takes one away that made itself. Photos stay.').argument('<album>')
    .addHelpText('after', examples([['albumen albums delete year-2016', '']]))
    .action((album: string) => change(album, { does: 'delete' }));
  albums.command('restore').description('Brings an album back that you took away or put into another one.').argument('<album>')
    .addHelpText('after', examples([['albumen albums restore year-2016', '']]))
    .action((album: string) => change(album, { does: 'restore' }));
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return count;
}
