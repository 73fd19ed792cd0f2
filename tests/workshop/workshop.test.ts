import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workshopFiles } from '../../scripts/release/workshop.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { ensureWorkshopBuilt, WORKSHOP_FOLDER } from '../../scripts/workshop/build.ts';
import { launch } from '../e2e/browser.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

let server: StaticServer;
let browser: Browser;
beforeAll(async () => {
  ensureWorkshopBuilt();
  server = await serveFolder(WORKSHOP_FOLDER, '/design/workshop/');
  browser = await launch();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens an address below the sub-path in a browser for which there is no other origin, and notes all that went wrong. */
async function open(path: string): Promise<{ page: Page; troubles: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  await context.route(
    (url) => !url.href.startsWith(server.address) && /^(http|ws)s?:$/.test(url.protocol),
    (route) => {
      troubles.push(`asked for ${route.request().url()}`);
      return route.abort();
    },
  );
  page.on('response', (response) => response.status() >= 400 && troubles.push(`${response.status()} ${response.url()}`));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await page.goto(`${server.address}${path}`);
  return { page, troubles, close: () => context.close() };
}

const story = (id: string) => `iframe.html?viewMode=story&id=${id}`;
const document = (id: string) => `iframe.html?viewMode=docs&id=${id}`;

describe('the workshop from a bare web server, on a path of its own, with no other origin in reach', () => {
  test('opens with its sidebar and its first page', async () => {
    const { page, troubles, close } = await open('');
    await page
      .frameLocator('#storybook-preview-iframe')
      .getByRole('heading', { level: 1, name: /Partner Widget Kit/ })
      .waitFor();
    const groups = await page.locator('.sidebar-subheading').allTextContents();
    expect(groups.map((name) => name.trim())).toEqual(['Foundations', 'Kit', 'Widgets', 'Pages', 'Docs']);
    expect(troubles).toEqual([]);
    await close();
  });

  test.each([
    ['tokens', 'foundations-tokens--all', '.fact'],
    ['the theme page', 'foundations-theme--workbench', 'partner-customer-list tbody tr:not(.skeleton)'],
    ['a part of the kit', 'kit-notice--failed', 'kit-stage .notice'],
    ['a widget on the real backend', 'widgets-customer-list-rows--first-page', 'partner-customer-list tbody tr:not(.skeleton)'],
    ['a state of a widget', 'widgets-customer-list-states--offline', 'partner-customer-list .notice'],
    ['a chart', 'kit-charts-colours--in-light', '.swatch'],
  ])('shows %s', async (_, id, there) => {
    const { page, troubles, close } = await open(story(id));
    await page.locator(there).first().waitFor();
    expect(troubles).toEqual([]);
    await close();
  });

  test('shows a document, and the page of a widget with the widget on it', async () => {
    const money = await open(document('docs-money--docs'));
    await money.page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(money.troubles).toEqual([]);
    await money.close();
    const { page, troubles, close } = await open(document('docs-widgets-partner-customer-list--docs'));
    await page.locator('partner-customer-list tbody tr:not(.skeleton)').first().waitFor();
    expect(await page.getByRole('cell', { name: 'partner-customer-open' }).count()).toBe(1);
    expect(troubles).toEqual([]);
    await close();
  });
});

describe('the archive of the workshop', () => {
  test('holds nothing of the machine or the hour that made it, and the licences of what is inside', () => {
    const files = workshopFiles();
    const paths = files.map(({ path }) => path);
    expect(paths).toContain('index.html');
    expect(paths).not.toContain('project.json');
    expect(files.filter(({ bytes }) => Buffer.from(bytes).includes(ROOT.slice(0, -1))).map(({ path }) => path)).toEqual([]);
    const licences = Buffer.from(files.find(({ path }) => path === 'THIRD-PARTY.txt')?.bytes ?? []).toString();
    const fonts = ['noto-sans-sc', 'noto-sans-arabic', 'cascadia-code'].map((font) => `@fontsource-variable/${font}`);
    for (const name of ['storybook', ...fonts, 'colorjs.io', 'lit', 'axe-core']) {
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
  });
});
