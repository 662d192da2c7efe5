import type { Command } from 'commander';
import type { Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';

/** Shells that a completion script can be printed for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

interface CompletionOption {
  readonly name: string;
  readonly says: string;
  readonly takesValue: boolean;
}

/** What may follow the words of one command: `''` stands for the program itself. */
interface CompletionRow {
  readonly path: string;
  readonly subcommands: readonly { readonly name: string; readonly says: string }[];
  readonly options: readonly CompletionOption[];
}

/** `albumen completion <shell>`: a script made from the program's own grammar, so that it cannot fall behind. */
export function runCompletion(program: Command, shell: Shell): Outcome {
  const rows = completionRows(program);
  const script = shell === 'bash' ? bashScript(rows) : shell === 'zsh' ? zshScript(rows) : fishScript(rows);
  return { exitCode: EXIT.done, json: { shell, script }, text: script };
}

function completionRows(program: Command): CompletionRow[] {
  const shared = optionsOf(program);
  const visit = (command: Command, path: string): CompletionRow[] => [
    {
      path,
      subcommands: [
        ...command.commands.map((child) => ({ name: child.name(), says: child.summary() || child.description() })),
        ...(command.registeredArguments[0]?.argChoices ?? []).map((name) => ({ name, says: '' })),
      ],
      options: [...(command === program ? [] : optionsOf(command)), ...shared, { name: '--help', says: 'show help', takesValue: false }],
    },
    ...command.commands.flatMap((child) => visit(child, `${path} ${child.name()}`.trim())),
  ];
  return visit(program, '');
}

function optionsOf(command: Command): CompletionOption[] {
  return command.options.map((option) => ({ name: option.long ?? option.flags, says: option.description, takesValue: option.required || option.optional }));
}

// The case table is the same for bash and zsh: the words of the command so far -> what may come next.
function caseTable(rows: readonly CompletionRow[]): string {
  return rows
    .map(({ path, subcommands, options }) => `    '${path}') subs='${subcommands.map(({ name }) => name).join(' ')}'; opts='${options.map(({ name }) => name).join(' ')}' ;;`)
    .join('\n');
}

function valueOptions(rows: readonly CompletionRow[]): string[] {
  return [...new Set(rows.flatMap(({ options }) => options.filter(({ takesValue }) => takesValue).map(({ name }) => name)))];
}

function groups(rows: readonly CompletionRow[]): string {
  return [...new Set(rows.filter(({ path }) => path.includes(' ')).map(({ path }) => path.split(' ')[0] as string))].join('|');
}

function bashScript(rows: readonly CompletionRow[]): string {
  return `# bash completion for albumen: source <(albumen completion bash)
_albumen() {
  local IFS=$' \\t\\n' cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path='' subs='' opts='' skip='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -n $skip ]]; then skip=''; continue; fi
    case "$word" in
      ${valueOptions(rows).join('|')}) skip=1 ;;
      -*) ;;
      *) case "$path" in
           '') path="$word" ;;
           ${groups(rows)}) path="$path $word" ;;
         esac ;;
    esac
  done
  case "$path" in
${caseTable(rows)}
  esac
  if [[ $prev == ${valueOptions(rows).join(' || $prev == ')} ]]; then
    compopt -o filenames 2>/dev/null
    IFS=$'\\n'
    COMPREPLY=($(compgen -f -- "$cur"))
  elif [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$opts" -- "$cur"))
  elif [[ -n $subs ]]; then
    COMPREPLY=($(compgen -W "$subs" -- "$cur"))
  else
    compopt -o filenames 2>/dev/null
    IFS=$'\\n'
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}
complete -F _albumen albumen`;
}

function zshScript(rows: readonly CompletionRow[]): string {
  return `#compdef albumen
# zsh completion for albumen: put it into a folder of $fpath as _albumen
_albumen() {
  local cur="\${words[CURRENT]}" prev="\${words[CURRENT-1]}" path_='' subs='' opts='' skip='' word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ -n $skip ]]; then skip=''; continue; fi
    case "$word" in
      ${valueOptions(rows).join('|')}) skip=1 ;;
      -*) ;;
      *) case "$path_" in
           '') path_="$word" ;;
           ${groups(rows)}) path_="$path_ $word" ;;
         esac ;;
    esac
  done
  case "$path_" in
${caseTable(rows)}
  esac
  if [[ $prev == (${valueOptions(rows).join('|')}) ]]; then _files
  elif [[ $cur == -* ]]; then compadd -- \${=opts}
  elif [[ -n $subs ]]; then compadd -- \${=subs}
  else _files
  fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _albumen "$@"; else compdef _albumen albumen; fi`;
}

function fishScript(rows: readonly CompletionRow[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const option = ({ name, says, takesValue }: CompletionOption): string => `-l ${name.slice(2)}${takesValue ? ' -r' : ''} -d ${quote(says)}`;
  const everywhere = (rows[0] as CompletionRow).options;
  const lines = rows.flatMap(({ path, subcommands, options }) => {
    const words = path.split(' ').filter((word) => word !== '');
    const names = subcommands.map(({ name }) => name).join(' ');
    const seen = words.map((word) => `__fish_seen_subcommand_from ${word}`);
    const before = words.length === 0 ? ['__fish_use_subcommand'] : [...seen, `not __fish_seen_subcommand_from ${names}`];
    return [
      ...subcommands.map(({ name, says }) => `complete -c albumen -f -n ${quote(before.join('; and '))} -a ${name} -d ${quote(says)}`),
      ...options
        .filter(({ name }) => !everywhere.some((shared) => shared.name === name))
        .map((own) => `complete -c albumen -n ${quote(seen.join('; and '))} ${option(own)}`),
    ];
  });
  return [
    '# fish completion for albumen: albumen completion fish > ~/.config/fish/completions/albumen.fish',
    ...everywhere.map((shared) => `complete -c albumen ${option(shared)}`),
    ...lines,
  ].join('\n');
}
