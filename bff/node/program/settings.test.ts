import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { FAMILIES, isMistyped } from './foreign-names.ts';
import { didYouMean, nearestOf } from './nearest.ts';
import { redactAddress } from './redact.ts';
import { coreSettings, findSettings, readProgramSettings, SETTING_NAMES } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(...lines: string[]): { SETTINGS_FILE: string; path: string } {
  const path = join(folder, 'settings');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return { SETTINGS_FILE: path, path };
}

function troubles(env: NodeJS.ProcessEnv): readonly string[] {
  return findSettings(env).troubles;
}

describe('settings', () => {
  test('come from the environment before the file, and from the file before their defaults; empty counts as left out', () => {
    const { SETTINGS_FILE } = file('# limits', 'PORT=1000', 'export EVENT_DAYS=4', "HOST='::1' # here", 'DRAIN_SECONDS=');
    const { found, values } = findSettings({ SETTINGS_FILE, PORT: '2000', HOST: '' });
    expect(values).toMatchObject({ PORT: 2000, EVENT_DAYS: 4, HOST: '::1', DRAIN_SECONDS: 5 });
    expect([found.PORT.source, found.EVENT_DAYS.source, found.HOST.source, found.DRAIN_SECONDS.source]).toEqual([
      'environment',
      'file',
      'file',
      'default',
    ]);
  });

  test('of the core are found under their names in capitals', () => {
    const settings = coreSettings(readProgramSettings({ NAME_SEARCHES_PER_MINUTE: '5', IS_REVEAL_PURPOSE_REQUIRED: 'true' }));
    expect(settings).toMatchObject({ nameSearchesPerMinute: 5, isRevealPurposeRequired: true, revealCellsPerMinute: 200 });
  });

  test('that are wrong are all told at once, with where they stand, and never with the value of a secret', () => {
    const { SETTINGS_FILE, path } = file('LOG_LEVEL=loud', 'PORTS=1', 'BASE_PATH=/a/', 'just words', 'EVENT_DAYS=1', 'EVENT_DAYS=2');
    expect(troubles({ SETTINGS_FILE, DRAIN_SECONDS: '-1', EXPORT_DAYS: '3' })).toEqual([
      `Line 4 of ${path} is not NAME=value.`,
      `EVENT_DAYS stands twice in ${path}: again in line 6. Keep one.`,
      `There is no setting PORTS, which ${path} names. Did you mean PORT?`,
      'There is no setting EXPORT_DAYS, which the environment names. Did you mean EVENT_DAYS?',
      `BASE_PATH must be a path such as /partner-widgets, without a slash at its end, not "/a/". It stands in ${path}.`,
      'DRAIN_SECONDS must be a whole number from 0 to 15, because all of the end must fit into 25 seconds, not "-1".',
      `LOG_LEVEL must be one of info, error, silent, not "loud". It stands in ${path}.`,
    ]);
    expect(() => readProgramSettings({ LOG_LEVEL: 'loud', PORT: 'x' })).toThrow(/^PORT .*\nLOG_LEVEL .*$/);
    for (const DATABASE_URL of ['app:geheim@db/widgets', 'postgres://app:ge#heim@db/widgets', 'postgres://app:geheim@db:543210/widgets'])
      expect(troubles({ DATABASE_URL })).toEqual([
        'DATABASE_URL must be an address such as postgres://user@host/database, with # / ? @ : of a password written as %23 %2F %3F %40 %3A, which its value is not.',
      ]);
  });

  test.each([
    ['EVENT_DAYS', '9007199254740991', 'a whole number from 1 to 36500'],
    ['TOKEN_LIFE_SECONDS', '600000000000', 'a whole number from 1 to 31536000'],
    ['WEBHOOK_RETRY_HOURS', '99999999999', 'a whole number from 1 to 87600'],
    ['REQUESTS_PER_MINUTE', '1.5', 'a whole number from 1 to 1000000000'],
    ['BASE_PATH', '/portal/../widgets', 'a path such as /partner-widgets, without a slash at its end'],
    ['BASE_PATH', '/.', 'a path such as /partner-widgets, without a slash at its end'],
  ])('that would only fail once something is asked are refused before: %s=%s', (name, text, expected) => {
    expect(troubles({ [name]: text })).toEqual([`${name} must be ${expected}, not "${text}".`]);
  });

  test('may reach over lines in quotes; a quote left open is told', () => {
    const json = '{\n  "fieldKeys": []\n}';
    expect(findSettings(file(`KEYS='${json}'`, 'PORT=1')).values).toMatchObject({ KEYS: json, PORT: 1 });
    const { SETTINGS_FILE, path } = file('HOST="a', 'PORT=1');
    expect(troubles({ SETTINGS_FILE })).toEqual([`A quote is left open in ${path}.`]);
  });

  test('from a file that is not there are a sentence, not a start with defaults', () => {
    expect(() => findSettings({ SETTINGS_FILE: join(folder, 'nowhere') })).toThrow(/There is no settings file .*nowhere/);
    expect(() => findSettings({ SETTINGS_FILE: folder })).toThrow(/cannot be read \(EISDIR\)/);
  });
});

describe('names in the environment', () => {
  const known = [...SETTING_NAMES, 'SETTINGS_FILE'];

  test.each([
    ['REVEAL_CELS_PER_MINUTE'],
    ['reveal_cells_per_minute'],
    ['REVEAL_ANYTHING'],
    ['WEBHOOK_SECRET'],
    ['DATABSE_URL'],
    ['DATABASE_URI'],
    ['TRUST_PROXIES'],
    ['KEY_FILE'],
    ['SETTING_FILE'],
    ['Log_Level'],
  ])('%s is meant for the program, and refused', (name) => {
    expect(isMistyped(name, known)).toBe(true);
  });

  test.each([
    ['HOME'],
    ['POST'],
    ['LANG'],
    ['PATH'],
    ['USER'],
    ['HOSTNAME'],
    ['LOGNAME'],
    ['PGPASSWORD'],
    ['TZ'],
    ['SSH_CONNECTION'],
    ['KUBERNETES_SERVICE_HOST'],
    ['WEBHOOK_SERVICE_HOST'],
    ['EXPORT_PORT_8080_TCP_ADDR'],
    ['INVOCATION_ID'],
    ['STATE_DIRECTORY'],
    ['DATABASE_PASSWORD'],
    ['NODE_OPTIONS'],
    ['XDG_DATA_DIRS'],
    ['TRUST_STORE_PATH'],
    ['KEYRING_PASSPHRASE'],
    ['npm_config_loglevel'],
  ])('%s is somebody else’s', (name) => {
    expect(isMistyped(name, known)).toBe(false);
  });

  test('every family is one', () => {
    for (const family of FAMILIES) expect(SETTING_NAMES.filter((name) => name.startsWith(family)).length, family).toBeGreaterThan(0);
  });
});

test('the nearest name is a few letters away at most', () => {
  expect(nearestOf('verfiy', ['verify', 'serve'], 1)).toBe('verify');
  expect(nearestOf('', ['ab'], 1)).toBeNull();
  expect(nearestOf('kitten', ['sitting'], 3)).toBe('sitting');
  expect(nearestOf('kitten', ['sitting'], 2)).toBeNull();
  expect(didYouMean('bakcup', ['backup', 'key'])).toBe(' Did you mean backup?');
  expect(didYouMean('something-else', ['backup', 'key'])).toBe('');
});

test('an address of a database is shown without its password, however it is written', () => {
  expect(redactAddress('postgres://app:geheim@db.example.com:5432/widgets?sslmode=verify-full')).toBe(
    'postgres://app:***@db.example.com:5432/widgets?sslmode=verify-full',
  );
  expect(redactAddress('postgres://db/widgets?user=app&password=geheim')).toBe('postgres://db/widgets?user=app&password=***');
  expect(redactAddress('host=db password=geheim')).toBe('***');
});
