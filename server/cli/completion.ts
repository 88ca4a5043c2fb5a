import { Argument, type Command } from 'commander';
import { type Io, write } from './io.js';

/** What a shell needs to know of a command. */
interface Described {
  /** `glossary add` */
  path: string;
  summary: string;
  options: DescribedOption[];
  commands: { name: string; summary: string }[];
}

interface DescribedOption {
  names: string[];
  takesValue: boolean;
  choices: readonly string[];
  summary: string;
}

const SHELLS: Record<string, (commands: Described[]) => string> = { bash, zsh, fish };

export function addCompletion(tercet: Command, io: Io): void {
  tercet
    .command('completion')
    .summary('print a script that completes commands and options in a shell')
    .description('Prints a script for a shell, which then completes commands, options and their values.')
    .addArgument(new Argument('<SHELL>', 'whose').choices(Object.keys(SHELLS)))
    .addHelpText('after', DETAILS)
    .action((shell: string) => write(io, SHELLS[shell]?.(described(tercet, '')) ?? ''));
}

const DETAILS = `
Examples:
  tercet completion bash > ~/.local/share/bash-completion/completions/tercet
  tercet completion zsh > "\${fpath[1]}/_tercet"
  tercet completion fish > ~/.config/fish/completions/tercet.fish`;

/** The command itself, and those below it. */
function described(command: Command, path: string): Described[] {
  const below = command.commands.filter((one) => one.name() !== 'help');
  return [
    {
      path,
      summary: command.summary(),
      options: [...command.options.map(option), help],
      commands: below.map((one) => ({ name: one.name(), summary: one.summary() })),
    },
    ...below.flatMap((one) => described(one, path === '' ? one.name() : `${path} ${one.name()}`)),
  ];
}

const help: DescribedOption = { names: ['-h', '--help'], takesValue: false, choices: [], summary: 'print the help' };

function option({ short, long, required, optional, argChoices, description }: Command['options'][number]) {
  return {
    names: [short, long].filter((name) => name !== undefined),
    takesValue: required || optional,
    choices: argChoices ?? [],
    summary: description,
  };
}

/** Within single quotes of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** `glossary add` as a part of a function's name or a pattern. */
const joined = (path: string, by: string): string => path.replaceAll(' ', by);

/** The words of a command line up to the cursor that name a command, found by what each command has below it. */
function bash(commands: Described[]): string {
  const words = commands.map(({ path, options, commands: below }) => {
    const all = [...below.map(({ name }) => name), ...options.flatMap(({ names }) => names)];
    return `    ${quoted(path)}) words=${quoted(all.join(' '))} ;;`;
  });
  const values = commands.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .flatMap(({ names, choices }) =>
        names.map(
          (name) => `    ${quoted(`${path} ${name}`.trim())}) values=${quoted(choices.join(' '))}; valued=1 ;;`,
        ),
      ),
  );
  const known = commands.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `# bash completion of tercet
_tercet() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path='' word next words values valued=0
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    next="\${path:+$path }$word"
    case "$next" in
    ${known.join('|')}) path="$next" ;;
    esac
  done
  case "\${path:+$path }$previous" in
${values.join('\n')}
  esac
  if [ "$valued" = 1 ]; then
    [ -n "$values" ] && COMPREPLY=($(compgen -W "$values" -- "$cur")) || COMPREPLY=($(compgen -f -- "$cur"))
    return
  fi
  case "$path" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  case "$cur" in -*) ;; *) COMPREPLY+=($(compgen -f -- "$cur")) ;; esac
}
complete -o filenames -F _tercet tercet
`;
}

/** Within an option's description in a specification of \`_arguments\`. */
const inBrackets = (text: string): string => text.replace(/[[\]:\\]/gu, '\\$&').replace(/\s+/gu, ' ');

function zsh(commands: Described[]): string {
  const functions = commands.map(({ path, options, commands: below }) => {
    const specs = options.map(({ names, takesValue, choices, summary }) => {
      const value = choices.length > 0 ? `:value:(${choices.join(' ')})` : ':value:_files';
      const exclusive = names.length > 1 ? `(${names.join(' ')})` : '';
      const spec = `[${inBrackets(summary)}]${takesValue ? value : ''}`;
      return names.map((name) => quoted(`${exclusive}${name}${spec}`)).join(' ');
    });
    const rest = below.length === 0 ? ["'*:file:_files'"] : ["'1:command:->command'", "'*::arg:->below'"];
    const name = `_tercet${path === '' ? '' : `_${joined(path, '_')}`}`;
    const next = below.map((one) => `    ${one.name}) ${name}_${one.name} ;;`);
    const listed = below.map((one) => quoted(`${one.name}:${one.summary.replaceAll(':', '\\:')}`));
    const goesOn = `
  case "$state" in
  command)
    local -a commands=(${listed.join(' ')})
    _describe command commands ;;
  below)
    case "$words[1]" in
${next.join('\n')}
    esac ;;
  esac`;
    return `${name}() {
  local state
  _arguments -C ${[...specs, ...rest].join(' \\\n    ')}${below.length === 0 ? '' : goesOn}
}`;
  });
  return `#compdef tercet\n${functions.join('\n')}\n_tercet "$@"\n`;
}

function fish(commands: Described[]): string {
  const lines = commands.flatMap(({ path, options, commands: below }) => {
    const here = path === '' ? '__fish_use_subcommand' : seen(path, below);
    return [
      ...below.map(({ name, summary }) => `complete -c tercet -n ${quoted(here)} -f -a ${name} -d ${quoted(summary)}`),
      ...options.map(({ names, takesValue, choices, summary }) => {
        const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
        const value = takesValue
          ? ['-r', ...(choices.length > 0 ? ['-f', `-a ${quoted(choices.join(' '))}`] : [])]
          : [];
        const where = path === '' ? '__fish_use_subcommand' : seen(path, []);
        return ['complete -c tercet', `-n ${quoted(where)}`, ...flags, ...value, `-d ${quoted(summary)}`].join(' ');
      }),
    ];
  });
  return `# fish completion of tercet\n${lines.join('\n')}\n`;
}

/** Fish's condition that a command line names this command, and none of those below it yet. */
function seen(path: string, below: Described['commands']): string {
  const conditions = path.split(' ').map((name) => `__fish_seen_subcommand_from ${name}`);
  if (below.length > 0) conditions.push(`not __fish_seen_subcommand_from ${below.map(({ name }) => name).join(' ')}`);
  return conditions.join('; and ');
}
