import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StartFailure } from './start-failure.ts';

export interface PassphraseFrom {
  /** Path of a file whose first line it is. */
  file: string | undefined;
  env: NodeJS.ProcessEnv;
  /** Asked for twice, because nobody sees what is typed. */
  isNew: boolean;
}

export const PASSPHRASE_VARIABLE = 'KEYRING_PASSPHRASE';

/**
 * A passphrase from a file, from the environment, or typed at the terminal without being shown; never from an argument, which every
 * account of the machine could read. Throws `StartFailure`.
 */
export async function readPassphrase({ file, env, isNew }: PassphraseFrom): Promise<string> {
  if (file !== undefined) return firstLine(file);
  const variable = env[PASSPHRASE_VARIABLE];
  if (variable) return variable;
  if (!process.stdin.isTTY)
    throw new StartFailure(
      `There is no terminal to ask for the passphrase at. Name a file with --passphrase-file, or set ${PASSPHRASE_VARIABLE}.`,
    );
  const passphrase = await ask('Passphrase: ');
  if (isNew && (await ask('The same again: ')) !== passphrase)
    throw new StartFailure('These were two different ones. Nothing was written.');
  return passphrase;
}

function firstLine(file: string): string {
  try {
    const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/);
    if (line !== '') return line;
  } catch (error) {
    throw new StartFailure(`The passphrase file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  throw new StartFailure(`The first line of the passphrase file ${file} is empty.`);
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    // Ctrl-C, Ctrl-D.
    return await asking.question('').catch(() => {
      throw new StartFailure('No passphrase was given. Nothing was changed.');
    });
  } finally {
    asking.close();
    process.stderr.write('\n');
  }
}
