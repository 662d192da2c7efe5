import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { examples, type RunCommand } from './command-frame.ts';
import { SHELLS, type Shell } from './completion-command.ts';

/** The commands about the library, its models and this machine. */
export function addLibraryCommands(program: Command, act: RunCommand): void {
  program.command('status')
    .description('Says what the library holds: photos, files, failures, model, size, folders.')
    .addHelpText('after', examples([['albumen status --json | jq .photos', '']]))
    .action(() => act(async (context) => (await import('./status-command.ts')).runStatus(context)));

  addFolderCommands(program, act);
  addModelCommands(program, act);

  program.command('forget')
    .summary('remove photos for good whose files are gone')
    .description('Removes hidden photos (those that no file holds any more) for good, with all that you made of them. Photos that are still on disk are refused.')
    .argument('<id|path...>', 'photos by id, or paths; a path also names everything below it')
    .addHelpText('after', examples([['albumen forget ~/Pictures/2012', 'everything that once lay there']]))
    .action((targets: string[]) => act(async (context) => (await import('./forget-command.ts')).runForget(context, targets)));

  program.command('doctor')
    .description('Says what hardware, providers, codecs and folders were found, and what to do about what is missing.')
    .addHelpText('after', examples([['albumen doctor', '']]))
    .action(() => act(async (context) => (await import('./doctor-command.ts')).runDoctor(context)));

  program.command('serve')
    .summary('open the app in your browser')
    .description('Serves the app on this machine only (127.0.0.1), behind a random token, and opens it in your browser. Runs until Ctrl-C.')
    .addOption(new Option('--port <n>', 'the port, 0 to 65535 (default: 0, any free one)').argParser(parsePort))
    .option('--no-open', 'only print the address')
    .addHelpText('after', examples([
      ['albumen serve', ''],
      ['albumen serve --no-open --port 4040', 'then open the printed address, through an SSH tunnel if need be'],
      ['albumen serve --no-open --json', 'one JSON value with the address, as soon as it is served'],
    ]))
    .action((options: { port?: number; open: boolean }) => act(async (context) => (await import('./serve-command.ts')).runServe(context, options)));

  program.command('demo')
    .description('Indexes the photos that come with Albumen into a temporary library and asks it a few questions.')
    .option('--keep', 'keep the temporary library and say where it is')
    .addHelpText('after', examples([['albumen demo --keep', 'then: albumen --library DIR search "…"']]))
    .action((options: object) => act(async (context) => (await import('./demo-command.ts')).runDemo(context, options)));

  program.command('bench')
    .description('Measures this machine: decoding, encoding and searching.')
    .addHelpText('after', examples([['albumen bench --json', '']]))
    .action(() => act(async (context) => (await import('./bench-command.ts')).runBench(context)));

  program.command('completion')
    .description('Prints a completion script for your shell.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', examples([
      ['source <(albumen completion bash)', 'in ~/.bashrc'],
      ['albumen completion zsh > ~/.zfunc/_albumen', 'with ~/.zfunc in $fpath before compinit'],
      ['albumen completion fish > ~/.config/fish/completions/albumen.fish', ''],
    ]))
    .action((shell: Shell) => act(async () => (await import('./completion-command.ts')).runCompletion(program, shell)));
}

function addFolderCommands(program: Command, act: RunCommand): void {
  const folders = program.command('folders').description('The folders that the library looks after.')
    .addHelpText('after', examples([['albumen folders', 'list them'], ['albumen folders add ~/Pictures', ''], ['albumen folders remove ~/Pictures/old', '']]));
  folders.command('list', { isDefault: true })
    .description('Lists the folders, with their files and whether they are there now.')
    .addHelpText('after', examples([['albumen folders list', '']]))
    .action(() => act(async (context) => (await import('./folders-command.ts')).runFoldersList(context)));
  folders.command('add')
    .description('Adds a folder; the next index run looks into it.')
    .argument('<folder>')
    .addHelpText('after', examples([['albumen folders add ~/Pictures', '']]))
    .action((folder: string) => act(async (context) => (await import('./folders-command.ts')).runFoldersAdd(context, folder)));
  folders.command('remove')
    .description('Takes a folder out of the library. Nothing on disk is touched; its photos are hidden, not forgotten.')
    .argument('<folder>')
    .addHelpText('after', examples([['albumen folders remove ~/Pictures/old', '']]))
    .action((folder: string) => act(async (context) => (await import('./folders-command.ts')).runFoldersRemove(context, folder)));
}

function addModelCommands(program: Command, act: RunCommand): void {
  const models = program.command('models').description('The model packs: what looks at your photos and reads your questions.')
    .addHelpText('after', examples([['albumen models', 'list them'], ['albumen models check ~/models/clip', ''], ['albumen models use ~/models/clip', '']]));
  models.command('list', { isDefault: true })
    .description('Lists the packs that were found, and which one answers.')
    .addHelpText('after', examples([['albumen models list', '']]))
    .action(() => act(async (context) => (await import('./models-command.ts')).runModelsList(context)));
  models.command('check')
    .description('Loads a pack folder and tries it on a photo and a sentence, without using it.')
    .argument('<folder>')
    .addHelpText('after', examples([['albumen models check ~/Downloads/clip-vit-base-patch32', '']]))
    .action((folder: string) => act(async (context) => (await import('./models-command.ts')).runModelsCheck(context, folder)));
  models.command('use')
    .description('Chooses a pack; the next index run builds its vectors beside the old ones, which answer until then.')
    .argument('<id|folder>')
    .addHelpText('after', examples([['albumen models use ~/models/clip-vit-base-patch32', '']]))
    .action((model: string) => act(async (context) => (await import('./models-command.ts')).runModelsUse(context, model)));
  models.command('remove')
    .description('Removes the vectors of a pack that is not active.')
    .argument('<id|fingerprint>')
    .addHelpText('after', examples([['albumen models remove albumen-mini', '']]))
    .action((model: string) => act(async (context) => (await import('./models-command.ts')).runModelsRemove(context, model)));
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return port;
}
