import { resolve } from 'node:path';
import { ChangesClosed, StoreUnavailable } from '../../ports/store.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { fileSentence } from './file-words.ts';
import { didYouMean } from './nearest.ts';
import { RELEASE, typed } from './release.ts';
import { keepFilesPrivate, StartFailure } from './start-failure.ts';
import { unavailableSentence } from './unavailable.ts';

/** The program: runs the command that the first argument names, and answers with its exit code. */
export async function main(given: readonly string[]): Promise<number> {
  keepFilesPrivate();
  try {
    const [name, ...args] = withoutSettingsOption(given);
    if (name === '--version') return say(RELEASE);
    if (name === undefined || ['help', '--help', '-h'].includes(name)) return await showHelp(args[0]);
    const command = await commandOf(name);
    if (args.some((arg) => arg === '--help' || arg === '-h')) return say(command.usage);
    await command.run(args);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    console.error(wordsOf(error));
    return 1;
  }
}

/** A sentence where a person can put it right; a bug shows its stack. */
function wordsOf(error: unknown): unknown {
  if (error instanceof StartFailure) return error.message;
  if (error instanceof StoreUnavailable)
    return `${unavailableSentence(error)} Nothing was left half done; type the command again once that is put right.`;
  if (error instanceof ChangesClosed)
    return `The store was restored from a backup and takes no changes yet. Nothing was changed. ${typed('release')} opens it, after checks.`;
  return fileSentence(error) ?? error;
}

/** `--settings FILE` goes with every command. It is as if SETTINGS_FILE had been set. */
function withoutSettingsOption(args: readonly string[]): string[] {
  const left = [...args];
  const at = left.findIndex((arg) => arg === '--settings' || arg.startsWith('--settings='));
  if (at === -1) return left;
  const [option = '', next] = left.slice(at, at + 2);
  const isJoined = option.includes('=');
  const file = isJoined ? option.slice(option.indexOf('=') + 1) : next;
  if (!file || (!isJoined && file.startsWith('-')))
    throw new StartFailure('--settings needs a file: --settings /etc/partner-widgets/settings');
  left.splice(at, isJoined ? 1 : 2);
  process.env.SETTINGS_FILE = resolve(file);
  return left;
}

async function commandOf(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load) return load();
  throw new StartFailure(`There is no command "${name}".${didYouMean(name, Object.keys(COMMANDS))} ${typed('help')} lists them.`);
}

async function showHelp(about: string | undefined): Promise<number> {
  if (about !== undefined) {
    const { usage } = await commandOf(about);
    return say(usage);
  }
  const width = Math.max(...Object.keys(COMMANDS).map(({ length }) => length));
  const lines = [];
  for (const [name, load] of Object.entries(COMMANDS)) lines.push(`  ${name.padEnd(width)}  ${(await load()).summary}`);
  return say(
    `partner-widgets ${RELEASE}\n\n${lines.join('\n')}\n\nEach explains itself with --help, and takes --settings FILE. ${typed('config')} shows the settings.`,
  );
}

function say(text: string): number {
  console.log(text);
  return 0;
}
