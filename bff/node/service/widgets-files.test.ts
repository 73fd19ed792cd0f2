import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keptReleases, widgetsFolder, widgetsHandler } from './widgets-files.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A folder with scripts, each holding its own name. */
function folderOf(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'widgets-'));
  made.push(folder);
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `export const at = '${name}';`);
  }
  return folder;
}

const ALWAYS = 'public, max-age=31536000, immutable';
const own = folderOf('index.js', 'parts/core-1.js', 'sri.json');
const kept = folderOf(
  '0.1.0/index.js',
  '0.1.9/index.js',
  '0.2.1/index.js',
  '0.3.0/index.js',
  '1.4.0/index.js',
  'notes/index.js',
  '0.1.8/none.txt',
);

/** What a path under `/widgets/` answers, of release 0.2.2 with the others beside it. */
async function get(path: string, options: { isReleased?: boolean } = {}, asked: RequestInit = {}) {
  const handler = widgetsHandler(own, 'build-1', { kept, release: '0.2.2', isReleased: true, ...options });
  const answer = await handler(new Request(`https://bff.example.com/widgets/${path}`, asked));
  return (
    answer && { status: answer.status, text: await answer.text(), cache: answer.headers.get('cache-control'), headers: answer.headers }
  );
}

describe('files of the widgets', () => {
  test('of this release stand at the top, where caches ask each time, and under its name and build, where they never ask again', async () => {
    expect(await get('index.js')).toMatchObject({ text: "export const at = 'index.js';", cache: 'no-cache' });
    for (const place of ['0.2.2', 'build-1']) {
      expect(await get(`${place}/parts/core-1.js`)).toMatchObject({ text: "export const at = 'parts/core-1.js';", cache: ALWAYS });
    }
  });

  test('of a checkout change under the name of the release, and caches ask each time', async () => {
    expect(await get('0.2.2/index.js', { isReleased: false })).toMatchObject({ cache: 'no-cache' });
    expect(await get('build-1/index.js', { isReleased: false })).toMatchObject({ cache: ALWAYS });
  });

  test('of earlier releases stay where pages have pinned them', async () => {
    expect(await get('0.1.0/index.js')).toMatchObject({ text: "export const at = '0.1.0/index.js';", cache: ALWAYS });
    expect(await get('0.1.1/index.js')).toBeNull();
  });

  test('of a channel are those of its newest release that this BFF can serve, and caches ask each time', async () => {
    expect(await get('0.1/index.js')).toMatchObject({ text: "export const at = '0.1.9/index.js';", cache: 'no-cache' });
    expect(await get('0.2/index.js')).toMatchObject({ text: "export const at = 'index.js';", cache: 'no-cache' });
    for (const newer of ['0.3', '1', '0']) expect(await get(`${newer}/index.js`)).toBeNull();
  });

  test('can be loaded by pages of any origin, isolated ones too', async () => {
    for (const place of ['', '0.2.2/', '0.1.0/', '0.1/']) {
      const found = await get(`${place}index.js`);
      expect(found?.headers.get('access-control-allow-origin')).toBe('*');
      expect(found?.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(found?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    }
    expect((await get('0.2.2/sri.json'))?.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('are not sent again to whoever has them, also where a proxy has packed them and calls their tag weak', async () => {
    const etag = (await get('index.js'))?.headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", W/${etag}`, '*']) {
      expect(await get('index.js', {}, { headers: { 'if-none-match': known } })).toMatchObject({ status: 304, text: '' });
    }
    expect(await get('index.js', {}, { headers: { 'if-none-match': '"other"' } })).toMatchObject({ status: 200 });
  });

  test('are packed for whoever takes them so, and for nobody else', async () => {
    writeFileSync(join(own, 'long.js'), '//'.padEnd(5_000, ' '));
    const encodingFor = async (accepted: string) =>
      (await get('long.js', {}, { headers: { 'accept-encoding': accepted } }))?.headers.get('content-encoding') ?? null;
    expect(await Promise.all(['gzip', 'br, gzip;q=0.8', 'br', 'gzip;q=0', 'gzip; q=0.0, br'].map(encodingFor))).toEqual([
      'gzip',
      'gzip',
      null,
      null,
      null,
    ]);
  });

  test('can be asked after without being sent', async () => {
    const asked = await get('0.2.2/index.js', {}, { method: 'HEAD' });
    expect(asked).toMatchObject({ status: 200, text: '', cache: ALWAYS });
    expect(asked?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await get('0.2.2/index.js', {}, { method: 'POST' })).toBeNull();
  });

  test('are all that is served: no path leads out of a release, or to what is none', async () => {
    for (const path of [
      '0.1.0/..%2f0.1.9/index.js',
      '0.1.0//index.js',
      '0.1.0/%2e%2e/0.1.9/../notes/index.js',
      '0.1.0/%5c..%5cindex.js',
      'notes/index.js',
      '0.1.0/.inputs',
      '0.1.8/none.txt',
      '0.1.0',
    ])
      expect([path, await get(path)]).toEqual([path, null]);
  });
});

describe('WIDGETS_DIR', () => {
  test('names the files themselves, or releases beside those that came with the program', () => {
    expect([widgetsFolder(own), keptReleases(own)]).toEqual([own, null]);
    expect([widgetsFolder(kept), keptReleases(kept)]).toEqual([widgetsFolder(), kept]);
    expect([widgetsFolder('/nowhere'), keptReleases('/nowhere')]).toEqual(['/nowhere', null]);
  });
});
