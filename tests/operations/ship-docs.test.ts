import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SETTINGS } from '../../bff/node/program/settings-schema.ts';
import { type UnpackedArchive, unpackArchive } from './archive.ts';
import { makeCertificate } from './certificates.ts';
import { readCompose } from './compose.ts';

let archive: UnpackedArchive;
let guide: string;
beforeAll(async () => {
  archive = await unpackArchive();
  guide = readFileSync(join(archive.folder, 'docs/DEPLOY.md'), 'utf8');
}, 60_000);
afterAll(() => archive?.remove());

/** The shell block of the guide that holds a text. */
function blockWith(text: string): string {
  const blocks = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  const [found, ...more] = blocks.filter((block) => block.includes(text));
  if (found === undefined || more.length > 0) throw new Error(`docs/DEPLOY.md has ${more.length + (found ? 1 : 0)} blocks with ${text}`);
  return found;
}

describe('docs/DEPLOY.md', () => {
  test('names files that the archive has', () => {
    const named = [...guide.matchAll(/\/opt\/partner-widgets\/([\w./-]+\w)|`((?:deploy|bin|program)\/[\w./-]*\w)/g)];
    const paths = named.map(([, installed, own]) => installed ?? own ?? '').filter((path) => !path.startsWith('deploy/secrets'));
    expect(paths.length).toBeGreaterThan(6);
    for (const path of new Set(paths)) expect([path, existsSync(join(archive.folder, path))]).toEqual([path, true]);
  });

  test('makes with its commands every secret that the compose file asks for', () => {
    const { certificateFile, keyFile } = makeCertificate(archive.data, { name: 'own' });
    const commands = blockWith('openssl rand')
      .replace('/path/of/your/certificate-chain.pem', certificateFile)
      .replace('/path/of/your/private-key.pem', keyFile);
    const run = spawnSync('sh', ['-euc', commands], { cwd: archive.folder, env: archive.env, encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
    for (const { file } of Object.values(readCompose(archive.folder).secrets))
      expect([file, readFileSync(join(archive.folder, 'deploy', file), 'utf8').length > 40]).toEqual([file, true]);
  });

  test('names the release that it came with', () => {
    const release = archive.release.folder.replace('partner-widgets-', '');
    const named = new Set([...guide.matchAll(/partner-widgets[-:](\d+\.\d+\.\d+)/g)].map(([, version]) => version));
    expect([...named]).toEqual([release]);
    expect(readFileSync(join(archive.folder, 'deploy/compose.yaml'), 'utf8')).toContain(`PARTNER_WIDGETS_RELEASE:-${release}`);
  });
});

test('the example of a settings file has every setting, and can be used as it is', () => {
  const example = readFileSync(join(archive.folder, 'deploy/settings.example'), 'utf8');
  expect([...example.matchAll(/^#([A-Z][A-Z_]+)=/gm)].map(([, name]) => name)).toEqual(Object.keys(SETTINGS));
  const program = join(archive.folder, 'bin/partner-widgets');
  const file = join(archive.data, 'settings');
  const check = () =>
    spawnSync(program, ['config', '--check', '--settings', file], { env: { ...archive.env, DATA_DIR: archive.data }, encoding: 'utf8' });
  // Every default written out is what is in force anyway.
  for (const text of [example, example.replace(/^#([A-Z_]+=.+)$/gm, '$1')]) {
    writeFileSync(file, text.replace(/^DATA_DIR=.*$/m, ''));
    spawnSync(program, ['keyring', 'make'], { env: { ...archive.env, DATA_DIR: archive.data, SETTINGS_FILE: '' } });
    expect([check().status, check().stderr]).toEqual([0, '']);
  }
});
