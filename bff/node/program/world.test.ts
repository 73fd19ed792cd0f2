import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSystemClock } from './clock.ts';
import { makeKeyRing } from './keyring.ts';
import { coreSettings, readProgramSettings } from './settings.ts';
import { openWorld } from './world.ts';

const KEYS = JSON.stringify(makeKeyRing());
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'world-'));
});
afterEach(() => rm(folder, { recursive: true }));
const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({ DATA_DIR: folder, LOG_LEVEL: 'silent', ...more });

describe('a world opened from its environment', () => {
  it('makes its keys at the first start of the demonstration, for its owner alone, and opens with them again what it sealed', async () => {
    const first = await openWorld(env(), { demonstration: {} });
    const sealed = await first.security.sealField('13812341234', 'c');
    await first.close();
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
    const second = await openWorld(env());
    expect(await second.security.openField(sealed, 'c')).toBe('13812341234');
    await second.close();
  });

  it.each([
    [{ LOG_FILE: '/dev/null/log', KEYS }, /log \/dev\/null\/log cannot be written.*LOG_FILE/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of info, error, silent/],
    [{ AT: '2024-09-30' }, /AT moves the business clock, which only the demonstration may do/],
    [{ DATA_DIR: '/dev/null/data', KEYS }, /folder \/dev\/null\/data cannot be made/],
    [{}, /keys file .*keys\.json is not there.*keyring make/],
    [{ REVEAL_CELLS_PER_MINUTE: 'many' }, /REVEAL_CELLS_PER_MINUTE must be a whole number/],
    [{ KEYS: '{"fieldKeys":' }, /not the JSON of a keys file/],
    [{ KEYS_FILE: '/nowhere/keys.json' }, /keys\.json is not there/],
    [{ DATABASE_URL: 'postgres://a@db.example.com/a' }, /keys\.json is not there.*Every replica needs the same keys/],
    [{ DATABASE_URL: 'postgres://a@127.0.0.1:1/a', KEYS }, /does not answer/],
  ])('says in a sentence what to put right: %j', async (wrong, sentence) => {
    await expect(openWorld(env(wrong))).rejects.toThrow(
      expect.objectContaining({ name: 'StartFailure', message: expect.stringMatching(sentence) }),
    );
  });

  it('leaves nothing behind where a command was typed in the wrong place', async () => {
    await expect(openWorld(env({ DATA_DIR: join(folder, 'nowhere') }))).rejects.toThrow(/keys\.json is not there/);
    await expect(stat(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it('leaves a file alone that is no database', async () => {
    await writeFile(join(folder, 'partner-widgets.sqlite'), 'a letter to somebody, and long enough to be looked at');
    await expect(openWorld(env({ KEYS }))).rejects.toThrow(/is no SQLite database/);
    expect(await readFile(join(folder, 'partner-widgets.sqlite'), 'utf8')).toMatch(/^a letter/);
  });
});

it('settings come from variables of their name, and keep their defaults otherwise', () => {
  const settings = coreSettings(readProgramSettings({ NAME_SEARCHES_PER_MINUTE: '5', IS_REVEAL_PURPOSE_REQUIRED: 'true' }));
  expect(settings).toMatchObject({ nameSearchesPerMinute: 5, isRevealPurposeRequired: true, revealCellsPerMinute: 200 });
});

describe('the clock', () => {
  it('starts business time at noon of the day in UTC+8 and leaves real time alone', () => {
    const clock = createSystemClock('2024-09-30');
    expect(Math.abs(clock.businessNow() - Date.parse('2024-09-30T04:00:00Z'))).toBeLessThan(1000);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
    expect(clock.isMoved).toBe(true);
  });
});
