import { InvalidArgumentError, Option, type Command } from 'commander';
import { examples, type RunCommand } from './command-frame.ts';

/** The commands about tags. */
export function addTagCommands(program: Command, act: RunCommand): void {
  const load = (): Promise<typeof import('./tags-command.ts')> => import('./tags-command.ts');
  const tags = program.command('tags').description('What is on your photos, in words: found by itself, corrected and taught by you.')
    .addHelpText('after', examples([
      ['albumen tags', 'what was found'], ['albumen search tag:dog', 'photos by tag, with all below it'], ['albumen tags add dog ~/Pictures/IMG_1.jpg', ''], ['albumen tags teach "our cabin"', ''],
    ]));
  tags.command('list', { isDefault: true })
    .description('Lists the tags that photos bear, and your own, with how often they were right where that was measured.')
    .option('--all', 'every tag, those that no photo bears and hidden ones too')
    .addHelpText('after', examples([['albumen tags list --all', '']]))
    .action((options: object) => act(async (context) => (await load()).runTagsList(context, options)));
  tags.command('show')
    .description('Shows the tags of photos, how sure they are, and what you refused.')
    .argument('<photo...>', 'photos by id, by file, or by folder')
    .addHelpText('after', examples([['albumen tags show ~/Pictures/IMG_1.jpg', '']]))
    .action((targets: string[]) => act(async (context) => (await load()).runTagsShow(context, targets)));
  addSayCommand(tags, act, { name: 'add', isTrue: true, says: 'Gives a tag to photos. Your word stays, whatever the model says.' });
  addSayCommand(tags, act, { name: 'refuse', isTrue: false, says: 'Says that a tag is not true of photos. Your word stays, whatever the model says.' });
  tags.command('create')
    .description('Makes a tag of your own.')
    .argument('<name>')
    .option('--below <tag>', 'what bears it bears that one too')
    .addHelpText('after', examples([['albumen tags create "our cabin" --below building', '']]))
    .action((name: string, options: object) => act(async (context) => (await load()).runTagsCreate(context, name, options)));
  tags.command('rename')
    .description('Gives a tag another name; without one, its own again.')
    .argument('<tag>').argument('[name]')
    .addHelpText('after', examples([['albumen tags rename cat Mikesch', ''], ['albumen tags rename cat', 'back to Cat']]))
    .action((tag: string, name?: string) => act(async (context) => (await load()).runTagsChange(context, tag, { name: name ?? null })));
  tags.command('merge')
    .description('Lets a tag count as another; without one, as itself again.')
    .argument('<tag>').argument('[into]')
    .addHelpText('after', examples([['albumen tags merge tulip flower', ''], ['albumen tags merge tulip', 'take it back']]))
    .action((tag: string, into?: string) => act(async (context) => (await load()).runTagsChange(context, tag, { into: into ?? null })));
  for (const [name, isHidden, says] of [['hide', true, 'Hides a tag everywhere but in this list.'], ['unhide', false, 'Shows a hidden tag again.']] as const) {
    tags.command(name).description(says).argument('<tag>').addHelpText('after', examples([[`albumen tags ${name} baby`, '']]))
      .action((tag: string) => act(async (context) => (await load()).runTagsChange(context, tag, { isHidden })));
  }
  tags.command('teach')
    .description('Lets a tag be learnt from the photos that you gave it to and refused it on, five or more; shows likely photos, and those to ask you about.')
    .argument('<tag>')
    .addOption(new Option('--limit <n>', 'how many photos of each, 1 to 200 (default: 12)').argParser(parseLimit))
    .option('--stop', 'give it by your word alone again')
    .addHelpText('after', examples([['albumen tags teach "our cabin"', '']]))
    .action((tag: string, options: object) => act(async (context) => (await load()).runTagsTeach(context, tag, options)));
  tags.command('remove')
    .description('Removes a tag of your own, with all that you said of it.')
    .argument('<tag>')
    .addHelpText('after', examples([['albumen tags remove "our cabin"', '']]))
    .action((tag: string) => act(async (context) => (await load()).runTagsRemove(context, tag)));
}

function addSayCommand(tags: Command, act: RunCommand, { name, isTrue, says }: { readonly name: string; readonly isTrue: boolean; readonly says: string }): void {
  tags.command(name)
    .description(says)
    .argument('<tag>', 'by id or name').argument('<photo...>', 'photos by id, by file, or by folder, which names all below it')
    .addHelpText('after', examples([[`albumen tags ${name} dog ~/Pictures/IMG_1.jpg`, '']]))
    .action((tag: string, targets: string[]) => act(async (context) => (await import('./tags-command.ts')).runTagsSay(context, { tag, targets, isTrue })));
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > 200) throw new InvalidArgumentError('It must be a whole number from 1 to 200.');
  return limit;
}
