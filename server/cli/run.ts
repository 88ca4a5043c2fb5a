import { Command, CommanderError } from 'commander';
import { InputError } from '../errors.js';
import { describeError } from './describe.js';
import { Failure, type Io, say } from './io.js';
import { packageVersion } from './version.js';

type AddCommand = (tercet: Command, io: Io) => void;

/**
 * Every command, in the order of the help. Each file says what its command is called with and loads what the command
 * needs only when it runs; and where a command line names a command, the others' files aren't loaded at all.
 */
const COMMANDS = new Map<string, () => Promise<AddCommand>>([
  ['split', async () => (await import('./split.js')).addSplit],
  ['align', async () => (await import('./align.js')).addAlign],
  ['check', async () => (await import('./check.js')).addCheck],
  ['convert', async () => (await import('./convert.js')).addConvert],
  ['import', async () => (await import('./import.js')).addImport],
  ['list', async () => (await import('./list.js')).addList],
  ['search', async () => (await import('./search.js')).addSearch],
  ['export', async () => (await import('./export.js')).addExport],
  ['realign', async () => (await import('./realign.js')).addRealign],
  ['revise', async () => (await import('./revise.js')).addRevise],
  ['report', async () => (await import('./report.js')).addReport],
  ['flags', async () => (await import('./flags.js')).addFlags],
  ['stats', async () => (await import('./stats.js')).addStats],
  ['checks', async () => (await import('./checks.js')).addChecks],
  ['learn', async () => (await import('./learn.js')).addLearn],
  ['consistency', async () => (await import('./consistency.js')).addConsistency],
  ['glossary', async () => (await import('./glossary.js')).addGlossary],
  ['serve', async () => (await import('./serve.js')).addServe],
  ['migrate', async () => (await import('./migrate.js')).addMigrate],
  ['completion', async () => (await import('./completion.js')).addCompletion],
]);

async function commandsFor([name = '']: string[]): Promise<AddCommand[]> {
  // What completes command lines tells of all commands.
  const named = name === 'completion' ? undefined : COMMANDS.get(name);
  const commands: AddCommand[] = [];
  for (const load of named ? [named] : COMMANDS.values()) commands.push(await load());
  return commands;
}

/**
 * Runs one command line, without the program's name.
 * @returns the exit status: 0 done; 1 something failed, or was found that was to be found; 2 not called as it should be.
 */
export async function run(args: string[], io: Io): Promise<number> {
  try {
    await program(io, await commandsFor(args)).parseAsync(args, { from: 'user' });
    return io.status;
  } catch (error) {
    return report(error, io);
  }
}

function program(io: Io, commands: AddCommand[]): Command {
  const tercet = new Command('tercet')
    .description('Splits, aligns and compares the versions of a text in several languages, all at once.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('(--help says how it is called)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    })
    .addHelpText('after', EPILOGUE);
  for (const add of commands) add(tercet, io);
  return tercet;
}

const EPILOGUE = `
Results go to standard output, all else to standard error.
Exit status: 0 done, 1 something failed or was found, 2 not called as it should be.

Examples:
  tercet align bridge.en.txt bridge.fr.txt bridge.ru.txt > bridge.jsonl
  tercet import articles/ && tercet export --format tmx -o articles.tmx
  tercet serve`;

async function report(error: unknown, io: Io): Promise<number> {
  // Commander has said it already, or it was a question for help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Failure) {
    say(io, error.message);
    return error.status;
  }
  if (error instanceof InputError) {
    say(io, await describeError(error));
    return 1;
  }
  say(io, `this is a fault of the program, please report it.\n${error instanceof Error ? error.stack : String(error)}`);
  return 1;
}
