import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DATABASE_FILE } from '../../bff/node/program/world.ts';
import type { AuditRow } from '../../bff/ports/records.ts';
import type { Running } from '../e2e/process.ts';
import { startPostgres } from '../postgres.ts';
import { type Unpacked, unpackProgram } from './bundle.ts';
import { lossyLine } from './lossy-line.ts';

let unpacked: Unpacked;
beforeAll(() => {
  unpacked = unpackProgram();
});
afterAll(() => unpacked?.remove());

/** One JSON object a line; what is said to people is none. */
function rowsOf(output: string): AuditRow[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as AuditRow);
}

const actionsOf = (output: string) => rowsOf(output).map(({ action }) => action);
const sequencesOf = (output: string) => rowsOf(output).map(({ sequence }) => sequence);

async function done(args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { code, output } = await unpacked.ask(args, env);
  expect(code, output).toBe(0);
  return output;
}

/** A new partner; its trail has one row. */
async function addPartner(name: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const said = await done(['partner', 'add', '--name', name, '--kind', 'distributor'], env);
  return /par_\S+/.exec(said)?.[0] ?? '';
}

const addKey = (partner: string, env: NodeJS.ProcessEnv = {}) => done(['key', 'add', '--partner', partner], env);

describe('audit', () => {
  let partner: string;
  const followers: Running[] = [];
  const follow = (args: string[] = [], env: NodeJS.ProcessEnv = {}) => {
    const follower = unpacked.program(['audit', '--follow', ...args], env);
    followers.push(follower);
    return follower;
  };
  beforeAll(async () => {
    await done(['keyring', 'make']);
    await done(['migrate']);
  });
  beforeEach(async () => {
    partner = await addPartner(`Example ${Math.random()}`);
  });
  afterEach(async () => {
    for (const follower of followers.splice(0)) follower.signal('SIGKILL');
  });

  test('tells what is there, one JSON object a line, and ends', async () => {
    await addKey(partner);
    const output = await done(['audit', '--partner', partner]);
    expect(actionsOf(output)).toEqual(['partner.add', 'key.add']);
    expect(output.trim().split('\n')).toHaveLength(2);
    expect(rowsOf(output)[1]).toMatchObject({ partnerId: partner, sequence: 2, outcome: 'done', previousHash: rowsOf(output)[0]?.hash });
  });

  test('narrows to what a collector has not seen yet, to an instant, and to an action', async () => {
    await addKey(partner);
    expect(sequencesOf(await done(['audit', '--partner', partner, '--after', '1']))).toEqual([2]);
    expect(actionsOf(await done(['audit', '--partner', partner, '--action', 'key.add']))).toEqual(['key.add']);
    const { at = '' } = rowsOf(await done(['audit', '--partner', partner]))[1] ?? {};
    const later = new Date(Date.parse(at) + 1).toISOString();
    expect(sequencesOf(await done(['audit', '--partner', partner, '--since', at]))).toEqual([2]);
    expect(sequencesOf(await done(['audit', '--partner', partner, '--since', later]))).toEqual([]);
  });

  test('goes on with new rows, of partners that come later too, each once, and ends with Ctrl-C', async () => {
    const follower = follow(['--since', new Date().toISOString()]);
    await addKey(partner);
    await follower.says(/"key\.add"/);
    const newcomer = await addPartner('Newcomer');
    await follower.says(new RegExp(`"${newcomer}"`));
    follower.signal('SIGINT');
    expect(await follower.ended).toBe(0);
    const shown = rowsOf(follower.output()).map(({ partnerId, sequence }) => `${partnerId} ${sequence}`);
    expect(shown).toEqual([`${partner} 2`, `${newcomer} 1`]);
  });

  test('ends without a complaint when nobody reads any more', async () => {
    await addKey(partner);
    const piped = unpacked.shell(`set -o pipefail; partner-widgets audit --follow --partner ${partner} | head -n 1`);
    await piped.says(/"partner\.add"/);
    await addKey(partner);
    expect(await piped.ended).toBe(0);
    expect(piped.output()).not.toMatch(/EPIPE|Error/);
  });

  test('stops with a sentence where a backup took the place of the rows it told, and tells none of them twice', async () => {
    const backup = join(unpacked.dataFolder, 'before.sqlite');
    await done(['backup', backup]);
    await addKey(partner);
    const follower = follow(['--partner', partner]);
    await follower.says(/"key\.add"/);
    follower.signal('SIGTERM');
    expect(await follower.ended).toBe(0);
    const elsewhere = join(unpacked.dataFolder, 'restored');
    const env = { DATA_DIR: elsewhere, KEYS_FILE: join(unpacked.dataFolder, 'keys.json') };
    await done(['migrate'], env);
    copyFileSync(backup, join(elsewhere, DATABASE_FILE));
    const { code, output } = await unpacked.ask(['audit', '--follow', '--partner', partner, '--after', '2'], env);
    expect(code).toBe(1);
    expect(rowsOf(output)).toEqual([]);
    expect(output).toContain(`does not hold row 2 as it was`);
    expect(output).toContain(`partner-widgets audit --follow --partner ${partner} --after 1`);
  });

  test('says what is wrong about what was typed', async () => {
    const wrong: [string[], string][] = [
      [['--after', '5'], '--after counts the rows of one partner'],
      [['--since', 'yesterday'], 'an instant with its zone'],
      [['--action', 'key.ad'], 'Did you mean key.add?'],
      [['--folow'], "Unknown option '--folow'"],
    ];
    const answers = await Promise.all(wrong.map(([args]) => unpacked.ask(['audit', ...args])));
    expect(answers).toEqual(wrong.map(([, sentence]) => ({ code: 1, output: expect.stringContaining(sentence) })));
  });

  test('waits for a database that is away, and goes on where it was', { timeout: 60_000 }, async () => {
    const server = await startPostgres();
    const url = new URL(await server.createDatabase());
    const line = await lossyLine({ host: url.hostname, port: Number(url.port) });
    const direct = { DATABASE_URL: url.href };
    url.port = String(line.port);
    try {
      await done(['migrate'], direct);
      const remote = await addPartner('Remote', direct);
      const follower = follow([], { DATABASE_URL: url.href });
      await follower.says(/"partner\.add"/);
      await line.cut();
      await follower.says(/cannot be reached/);
      await addKey(remote, direct);
      await line.mend();
      await follower.says(/answers again/);
      await follower.says(/"key\.add"/);
      follower.signal('SIGINT');
      expect(await follower.ended).toBe(0);
      expect(sequencesOf(follower.output())).toEqual([1, 2]);
      expect(follower.output().match(/cannot be reached/g)).toHaveLength(1);
    } finally {
      await line.close();
      await server.stop();
    }
  });
});
