import { type ParseArgsConfig, parseArgs } from 'node:util';
import { typed } from './release.ts';
import { StartFailure } from './start-failure.ts';

/** The ways to type a command, each with what it does below. */
export function ways(entries: readonly (readonly [command: string, does: string])[]): string {
  return entries.map(([command, does]) => `  ${typed(command)}\n${does.replaceAll(/^/gm, '      ')}`).join('\n');
}

/** Reads arguments. Throws `StartFailure` with what is wrong about them, and the usage. */
export function readArguments<Config extends ParseArgsConfig>(config: Config, usage: string): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${usage}`);
  }
}
