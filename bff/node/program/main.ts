import { COMMANDS } from './commands.ts';
import { RELEASE, typed } from './release.ts';
import { keepFilesPrivate, StartFailure } from './start-failure.ts';

/** The program: runs the command that the first argument names, and answers with its exit code. */
export async function main([name, ...args]: readonly string[]): Promise<number> {
  keepFilesPrivate();
  try {
    if (name === undefined || name === 'help' || name === '--help') return await showCommands();
    if (name === '--version') return say(RELEASE);
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) throw new StartFailure(`There is no command "${name}". ${typed('help')} lists them.`);
    await (await load()).run(args);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // A bug shows its stack, a sentence stands alone.
    console.error(error instanceof StartFailure ? error.message : error);
    return 1;
  }
}

async function showCommands(): Promise<number> {
  const lines = [];
  for (const [name, load] of Object.entries(COMMANDS)) lines.push(`  ${name.padEnd(10)} ${(await load()).summary}`);
  return say(`partner-widgets ${RELEASE}\n\n${lines.join('\n')}\n\nEach explains itself with --help.`);
}

function say(text: string): number {
  console.log(text);
  return 0;
}
