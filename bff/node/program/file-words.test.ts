import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSentence } from './file-words.ts';

describe('a file that cannot be opened', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partner-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is told by its name, and by what to do', () => {
    expect(fileSentence(errorOf(() => readFileSync(join(folder, 'heads.jsonl'))))).toBe(
      `${join(folder, 'heads.jsonl')} is not there. Correct its name.`,
    );
    const refused = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path: '/other/heads.jsonl' });
    expect(fileSentence(refused)).toMatch(/^\/other\/heads\.jsonl is not for this account to open\./);
  });

  it('hides no bug: an error of something else keeps its stack', () => {
    expect(fileSentence(new TypeError('x is undefined'))).toBe(undefined);
    expect(fileSentence(Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' }))).toBe(undefined);
    expect(fileSentence(null)).toBe(undefined);
  });
});

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
