import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { worldKeys } from '../../bff/sandbox/world.ts';
import { launch, type Portal, signIn, wholeDom } from './browser.ts';
import { type Known, knownOf, leaksIn, valuesOf } from './known.ts';
import { type Server, startServer } from './server.ts';

const keys = worldKeys();

/** An amount such as `¥1,234.50`, in cents. */
const centsOf = (text: string): number => Number(text.replaceAll(/[^\d]/g, ''));

describe('an operator at the portal’s consumption', () => {
  let browser: Browser;
  let server: Server;
  let known: Known;
  let portal: Portal;

  beforeAll(async () => {
    server = await startServer();
    known = await knownOf(keys.solutionProvider.partner.partnerId, { DATA_DIR: server.dataFolder });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  afterEach(() => portal?.close());

  const open = async (operator: string, address = '/consumption'): Promise<Locator> => {
    portal = await signIn(browser, { origin: server.origin, operator });
    await portal.page.goto(server.origin + address);
    return portal.page.locator('partner-consumption-dashboard');
  };
  /** Figures are there; where they are not, the test says what stands in their place. */
  const figures = async (dashboard: Locator): Promise<void> => {
    await dashboard.locator('.headline, .notice').first().waitFor();
    expect(await dashboard.locator('.notice').allInnerTexts()).toEqual([]);
  };
  const parameter = (name: string) => () => new URL(portal.page.url()).searchParams.get(name);
  const dueOf = async (dashboard: Locator): Promise<string> => await dashboard.locator('.headline .figure').first().innerText();

  test('goes from the total to a service and to a line, and back again step by step', async () => {
    const dashboard = await open('solutionProvider/admin');
    const { page } = portal;
    await figures(dashboard);
    await dashboard.getByText('Consumption is not a bill').last().waitFor();
    const due = await dueOf(dashboard);

    await dashboard.getByRole('tab', { name: 'Distribution' }).click();
    const first = dashboard.locator('button.chart-part-mark').first();
    const service = await first.getAttribute('data-mark');
    await first.click();
    await expect.poll(parameter('service')).toBe(service);
    await dashboard.locator('.trail .chip').waitFor();

    await dashboard.getByRole('tab', { name: 'Detail' }).click();
    await dashboard.locator('.c-open button').first().click();
    await dashboard.getByRole('heading', { name: 'Bill line', exact: true }).waitFor();
    expect(leaksIn(await wholeDom(page), valuesOf(known))).toEqual([]);
    await dashboard.locator('dialog[open] .dialog-close').click();

    await page.goBack();
    await expect.poll(parameter('view')).toBe('distribution');
    expect(parameter('service')()).toBe(service);
    await page.goBack();
    await expect.poll(parameter('service')).toBeNull();
    await page.goBack();
    await expect.poll(() => dueOf(dashboard)).toBe(due);
    expect(await dashboard.getByRole('tab', { selected: true }).innerText()).toBe('Overview');
  });

  test('narrows to one customer, who never stands in the address', async () => {
    const dashboard = await open('solutionProvider/admin', '/consumption?view=lines');
    await dashboard.locator('#customer').click();
    const pick = dashboard.getByRole('button', { name: /^Choose customer/ }).first();
    const [id = ''] = /[0-9a-f]{32}/.exec((await pick.getAttribute('aria-label')) ?? '') ?? [];
    await pick.click();
    await dashboard.locator('.trail', { hasText: id }).waitFor();
    expect(id).not.toBe('');
    expect(portal.page.url()).not.toContain(id);
    expect(leaksIn(await wholeDom(portal.page), valuesOf(known))).toEqual([]);
  });

  test('an account manager finds no more than was consumed under the own assignments, and nobody else to choose', async () => {
    let dashboard = await open('solutionProvider/admin');
    await figures(dashboard);
    const all = centsOf(await dueOf(dashboard));
    await portal.close();
    dashboard = await open('solutionProvider/manager-1');
    await figures(dashboard);
    const own = centsOf(await dueOf(dashboard));
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(all);
    await dashboard.locator('#associationType').waitFor();
    expect(await dashboard.locator('#accountManagerId').count()).toBe(0);
    expect(await dashboard.locator('#set-budget').count()).toBe(0);
  });
});
