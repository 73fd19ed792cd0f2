import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Unpacked, unpackProgram } from './bundle.ts';

let unpacked: Unpacked;
beforeAll(() => {
  unpacked = unpackProgram();
});
afterAll(() => unpacked?.remove());

const SECRET = 'postgres://app:geheim@127.0.0.1:1/widgets';

function settingsFile(...lines: string[]): string {
  const path = join(unpacked.programFolder, 'settings');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

test('config shows what is in force and where it came from, and neither secrets nor the database', async () => {
  const path = settingsFile(`DATABASE_URL=${SECRET}`, 'EVENT_DAYS=14');
  const { code, output } = await unpacked.ask(['config', '--settings', path], { PORT: '9000', KEYS: 'geheim' });
  expect(code).toBe(0);
  expect(output).toMatch(/PORT +9000 {2}\(environment\)/);
  expect(output).toMatch(new RegExp(`EVENT_DAYS +14 {2}\\(${path}\\)`));
  expect(output).toMatch(/HOST +127\.0\.0\.1 {2}\(default\)/);
  expect(output).toContain('postgres://app:***@127.0.0.1:1/widgets');
  expect(output).not.toContain('geheim');
});

test('config --check ends with 1 where a start would fail, says all of it, and leaves everything as it is', async () => {
  const wrong = await unpacked.ask(['config', '--check', `--settings=${settingsFile('POTR=1', 'TLS_KEY_FILE=/nowhere/key.pem')}`]);
  expect(wrong.code).toBe(1);
  expect(wrong.output).toMatch(/There is no setting POTR.*Did you mean PORT\?\n/);
  expect(wrong.output).toMatch(/TLS_CERTIFICATE_FILE/);
  expect(wrong.output).toMatch(/keys\.json is not there.*partner-widgets keyring make/);
  expect(existsSync(unpacked.dataFolder)).toBe(false);
  await unpacked.ask(['keyring', 'make']);
  expect(await unpacked.ask(['config', '--check'])).toEqual({ code: 0, output: 'The settings can be used.\n' });
});

test('every command explains itself, in words that can be typed here, and a mistyped one is told what it is near', async () => {
  const list = await unpacked.ask(['help']);
  const names = [...list.output.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
  expect(names).toEqual(expect.arrayContaining(['serve', 'migrate', 'partner', 'key', 'keyring', 'config', 'audit', 'import', 'backup']));
  const explained = await Promise.all(names.map((name) => unpacked.ask([name, '--help'])));
  for (const [index, { code, output }] of explained.entries()) {
    expect(code, output).toBe(0);
    expect(output).toContain(`partner-widgets ${names[index]}`);
    expect(output).not.toMatch(/npm (run|start)/);
  }
  expect(await unpacked.ask(['verfiy'])).toEqual({
    code: 1,
    output: 'There is no command "verfiy". Did you mean verify? partner-widgets help lists them.\n',
  });
});
