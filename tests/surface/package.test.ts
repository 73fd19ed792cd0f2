import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePackages, PACKAGES_FOLDER } from '../../scripts/packages/make-packages.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { EXAMPLES } from '../../scripts/surface/pages/examples.ts';
import { scriptOf } from '../../scripts/surface/pages/page.ts';
import { fencesOf } from '../docs/fences.ts';
import { launch } from '../e2e/browser.ts';
import { until } from '../until.ts';

const KIT = join(PACKAGES_FOLDER, 'partner-widget-kit');

beforeAll(async () => {
  await ensurePackages(['partner-widget-kit']);
}, 600_000);

/**
 * What a page writes against the packed types. Each file has lines that must compile and, behind `@ts-expect-error`, lines that must not: the
 * compiler complains of either kind that turns out to be the other.
 */
function complaintsOf(project: string): string {
  const { stdout } = spawnSync(
    process.execPath,
    [`${ROOT}node_modules/typescript7/bin/tsc`, '-p', `${ROOT}tests/surface/types/${project}`],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  return stdout;
}

describe('types of the package partner-widget-kit', () => {
  beforeAll(() => {
    mkdirSync(`${ROOT}dist/surface/examples`, { recursive: true });
    for (const [tag, example] of Object.entries(EXAMPLES)) {
      // A page knows that its element is there; the compiler does not.
      const script = scriptOf(example).replaceAll(/(document\.querySelector\('[\w-]+'\))/g, '$1!');
      writeFileSync(`${ROOT}dist/surface/examples/${tag}.ts`, `${script}\n`);
    }
    const typed = fencesOf('docs/FRAMEWORKS.md').filter(({ mark }) => mark?.startsWith('types:'));
    for (const [index, { language, code }] of typed.entries())
      writeFileSync(`${ROOT}dist/surface/examples/frameworks-${index}.${language}`, code);
  });

  test('know every property, attribute and event in React 19, Vue, Svelte, Angular, plain TypeScript and the examples of docs/widgets and docs/FRAMEWORKS.md, and refuse what is none', () => {
    expect(complaintsOf('tsconfig.json')).toBe('');
  });

  test('know every attribute in React 18', () => {
    expect(complaintsOf('tsconfig.react-18.json')).toBe('');
  });
});

test('on a server the components draw their tags, without a DOM and without a word', () => {
  const script = `
    import { createElement } from 'react';
    import { renderToString } from 'react-dom/server';
    import { PartnerCustomer, PartnerSession } from '${KIT}/react.js';
    const page = createElement(PartnerSession, { baseUrl: '/bff' }, createElement(PartnerCustomer, { customerId: 'C-1', onPartnerBack: () => {} }));
    console.log(JSON.stringify([typeof document, renderToString(page)]));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' });
  expect(stderr).toBe('');
  const [dom, markup] = JSON.parse(stdout);
  expect(dom).toBe('undefined');
  expect(markup).toMatch(/^<partner-session[^>]*><partner-customer[^>]*><\/partner-customer><\/partner-session>$/);
});

describe('in a browser', () => {
  let folder = '';
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'react-page-'));
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      publicDir: false,
      define: { 'process.env.NODE_ENV': '"production"' },
      resolve: { alias: { 'partner-widget-kit/react': join(KIT, 'react.js') } },
      build: { outDir: folder, lib: { entry: join(ROOT, 'tests/surface/react/page.ts'), formats: ['es'], fileName: 'page' } },
    });
    browser = await launch();
    page = await browser.newPage();
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html', body: '<!doctype html><script type="module" src="/page.js"></script>' });
      return route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(folder, pathname)) });
    });
    await page.goto('http://portal.test/');
    await page.locator('partner-audit').locator('.notice').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('props arrive as properties, objects and functions among them', async () => {
    const seen = await page.evaluate(() => {
      const session = document.querySelector('partner-session');
      const audit = document.querySelector('partner-audit');
      return { isSame: session?.fetchSession === window.fetchSession, state: audit?.state, density: audit?.density };
    });
    expect(seen).toEqual({ isSame: true, state: { outcome: 'refused' }, density: 'compact' });
  });

  test('an event is heard by its prop, with its detail', async () => {
    await until(() => page.evaluate(() => window.heard.length > 0));
    expect(await page.evaluate(() => window.heard[0])).toEqual({ code: 'session-unavailable', requestId: null });
  });

  test('another locale is spoken without the element being made anew', async () => {
    const audit = await page.locator('partner-audit').elementHandle();
    const spoken = () => page.locator('partner-audit .root').getAttribute('lang');
    expect(await spoken()).toBe('en');
    await page.evaluate(() => window.setLocale('zh-CN'));
    await until(async () => (await spoken()) === 'zh-CN');
    expect(await audit?.evaluate((element) => element === document.querySelector('partner-audit') && element.isConnected)).toBe(true);
  });
});
