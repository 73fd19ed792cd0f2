import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openWorld } from '../../bff/node/program/world.ts';
import { worldKeys } from '../../bff/sandbox/world.ts';
import { launch, type Portal, signIn, wholeDom } from './browser.ts';
import { type Known, knownOf, leaksIn, valuesOf } from './known.ts';
import { type Server, startServer } from './server.ts';

const { partnerId } = worldKeys().distributor.partner;
const TITLES = ['Customers · Partner portal', 'Customer · Partner portal'];

describe('an account manager at the portal', () => {
  let browser: Browser;
  let server: Server;
  let known: Known;
  let portal: Portal;

  beforeAll(async () => {
    server = await startServer();
    known = await knownOf(partnerId, { DATA_DIR: server.dataFolder });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  afterEach(() => portal?.close());

  const enter = async (operator = 'distributor/admin'): Promise<Portal> => {
    portal = await signIn(browser, { origin: server.origin, operator });
    return portal;
  };
  const customerOf = (page: Page) => page.locator('partner-customer');
  const idIn = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? '';
  const opened = async (page: Page): Promise<string> => {
    await customerOf(page).locator('.name').waitFor();
    return (await customerOf(page).locator('.id').first().textContent()) ?? '';
  };
  const link = (row: number) => portal.rows.nth(row).locator('a').first();
  const reveal = async (): Promise<string> => {
    await customerOf(portal.page).locator('.c-mobile .eye').click();
    return (await customerOf(portal.page).locator('.c-mobile .value.clear').textContent()) ?? '';
  };
  /** The first row of somebody who states a mobile number. */
  const openReachable = async (): Promise<string> => {
    const count = await portal.rows.count();
    for (let row = 0; row < count; row += 1) {
      const id = (await portal.rows.nth(row).locator('.c-customerId .id').getAttribute('data-hint')) ?? '';
      if (!known.get(id)?.mobile) continue;
      await link(row).click();
      return opened(portal.page);
    }
    throw new Error('Nobody on the page states a mobile number.');
  };

  test('opens a row and comes back to the same name search, page and place, without asking again', async () => {
    const { page, list } = await enter();
    await list.locator('#page-size').selectOption('10');
    await portal.settled();
    await list.locator('#customerName').fill('公司');
    await expect.poll(() => list.locator('.pager-summary').textContent()).not.toContain(String(known.size));
    for (const first of ['11–', '21–']) {
      await list.getByRole('button', { name: 'Next page' }).click();
      await expect.poll(() => list.locator('.pager-summary').textContent()).toContain(first);
      await portal.settled();
    }
    const place = await list.locator('.pager-summary').textContent();
    await list.locator('.scroller').evaluate((scroller) => scroller.scrollTo({ top: 90 }));
    await page.evaluate(() => scrollTo(0, 60));
    const scrolling = async () => [await page.evaluate(() => scrollY), await list.locator('.scroller').evaluate((box) => box.scrollTop)];
    const scrolled = await scrolling();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    // A breach of the strict content security policy is told there, and so is a script that failed.
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    const row = portal.rows.nth(6);
    const id = await row.locator('.c-customerId .id').getAttribute('data-hint');
    await row.locator('a').first().click();
    expect([await opened(page), idIn(page)]).toEqual([id, id]);
    expect(await list.isVisible()).toBe(false);
    await page.goBack();
    await expect.poll(() => list.locator('.pager-summary').textContent()).toBe(place);
    expect(await list.locator('#customerName').inputValue()).toBe('公司');
    await expect.poll(scrolling).toEqual(scrolled);
    expect(asked.filter((path) => path.endsWith('/v1/customers/search'))).toEqual([]);
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('href') ?? null);
    await expect.poll(focused).toContain(id);
    await page.goForward();
    expect(await opened(page)).toBe(id);
    expect(complaints).toEqual([]);
  });

  test('opens the arrears from the credit column, and the customer of a reseller from the other tab', async () => {
    const { page, list } = await enter();
    const inArrears = list.locator('tbody .c-credit a').first();
    const owed = (await inArrears.innerText()).replace(/[^¥\d.,]/g, '');
    await inArrears.click();
    await opened(page);
    expect(new URL(page.url()).searchParams.get('section')).toBe('arrears');
    expect(await customerOf(page).locator('.arrears .figure').textContent()).toBe(owed);
    await expect.poll(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className)).toBe('arrears');
    await customerOf(page).locator('.back').click();
    await list.getByRole('tab').nth(1).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('reseller')).toBe('all');
    await portal.settled();
    await link(0).click();
    expect(await opened(page)).toBe(idIn(page));
    expect(new URL(page.url()).searchParams.get('reseller')).toMatch(/^par_/);
    await page.goBack();
    await list.locator('.pager-summary').waitFor();
    expect(await list.getByRole('tab', { selected: true }).innerText()).toBe(await list.getByRole('tab').nth(1).innerText());
  });

  test('finds nothing personal in addresses and titles, while walking between list and customers', async () => {
    const { page, list } = await enter();
    const id = await openReachable();
    await reveal();
    const name = known.get(id)?.accountName ?? '';
    const seen = [page.url(), await page.title()];
    await customerOf(page).locator('.back').click();
    await list.locator('#accountName').fill(name);
    await portal.settled();
    seen.push(page.url(), await page.title());
    for (const text of seen) expect(leaksIn(decodeURIComponent(text), valuesOf(known))).toEqual([]);
    expect(seen[1]).toBe(TITLES[1]);
    expect(seen[3]).toBe(TITLES[0]);
  });

  test('goes from a customer’s board to the dashboard of that customer alone, over a reload and back; no address names the customer', async () => {
    const { page } = await enter();
    const id = await openReachable();
    const asked: { filter?: { customerId?: string } }[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/v1/consumption/overview')) asked.push(request.postDataJSON());
    });
    const figures = page.locator('partner-consumption-dashboard .headline .figure').first();
    await customerOf(page).locator('.board-open').click();
    await page.waitForURL('**/consumption');
    await figures.waitFor();
    expect(page.url()).not.toContain(id);
    expect(asked.at(-1)?.filter?.customerId).toBe(id);
    await page.reload();
    await figures.waitFor();
    expect(asked.at(-1)?.filter?.customerId).toBe(id);
    await page.locator('partner-consumption-dashboard').getByRole('tab').nth(1).click();
    await page.waitForURL('**/consumption?view=distribution');
    await page.goBack();
    await figures.waitFor();
    expect(asked.at(-1)?.filter?.customerId).toBe(id);
    await page.goBack();
    expect(await opened(page)).toBe(id);
  });

  test('keeps filters that are not personal in the address, also over a reload and in another tab', async () => {
    const { page, list } = await enter();
    await list.locator('#accountManagerId').selectOption('none');
    await expect.poll(() => new URL(page.url()).searchParams.get('manager')).toBe('none');
    await portal.settled();
    const total = ((await list.locator('.pager-summary').textContent()) ?? '').split(' / ')[1];
    await page.reload();
    await portal.settled();
    expect(await list.locator('#accountManagerId').inputValue()).toBe('none');
    expect(((await list.locator('.pager-summary').textContent()) ?? '').split(' / ')[1]).toBe(total);
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link(0).click({ button: 'middle' })]);
    expect(await opened(tab)).toBe(idIn(tab));
    expect(await list.isVisible()).toBe(true);
  });

  test('comes to a customer by a link, through the sign-in and over a reload, without waiting for a list', async () => {
    const [id = ''] = known.keys();
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 375, height: 812 } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${server.origin}/customers/${id}?section=credit`);
    await page.click('button[value="distributor/admin"]');
    await page.waitForURL(`**/customers/${id}?section=credit`);
    expect(await opened(page)).toBe(id);
    await page.reload();
    expect(await opened(page)).toBe(id);
    expect(asked.filter((path) => path.endsWith('/v1/customers/search'))).toEqual([]);
    expect(await page.title()).toBe('客户资料 · 伙伴门户');
    await customerOf(page).locator('.back').click();
    await page.waitForURL('**/customers');
    await page.locator('partner-customer-list tbody tr:not(.skeleton)').first().waitFor();
    await page.goBack();
    expect(await opened(page)).toBe(id);
    await context.close();
  });

  test('reads the same words of a customer of somebody else and of none', async () => {
    const { page } = await enter('solutionProvider/admin');
    const [foreign = ''] = known.keys();
    const words: (string | null)[] = [];
    for (const id of [foreign, 'nobody-at-all']) {
      await page.goto(`${server.origin}/customers/${id}`);
      await customerOf(page).locator('.notice').waitFor();
      words.push(
        await customerOf(page).locator('.notice-title').textContent(),
        await customerOf(page).locator('.notice-advice').textContent(),
      );
    }
    expect(words.slice(0, 2)).toEqual(words.slice(2));
    expect(words[0]).toContain('cannot be found');
  });

  test('calls: the call is in the audit trail before the number goes to the telephone, and the number is not in it', async () => {
    const { page } = await enter();
    await page.evaluate(() => {
      const followed: string[] = [];
      Object.assign(globalThis, { followed });
      HTMLAnchorElement.prototype.click = function () {
        followed.push(this.href);
      };
    });
    const id = await openReachable();
    const mobile = await reveal();
    expect(mobile).toBe(known.get(id)?.mobile);
    await customerOf(page).locator('.c-mobile .act.primary').click();
    await expect.poll(() => page.evaluate(() => (globalThis as unknown as { followed: string[] }).followed.length)).toBe(1);
    const world = await openWorld({ DATA_DIR: server.dataFolder, LOG_LEVEL: 'silent' });
    const entries = await world.store.reads.audit.after(partnerId, 0, 10_000);
    await world.close();
    const disclosed = entries.filter(({ action, targets }) => action === 'customers.disclose' && targets.includes(id));
    expect(disclosed).toHaveLength(1);
    expect(disclosed[0]).toMatchObject({ outcome: 'done', details: { field: 'mobile', act: 'call' } });
    expect(JSON.stringify(entries)).not.toContain(mobile);
  });

  test('prints one masked page, whatever the screen shows', async () => {
    const { page } = await enter();
    await openReachable();
    const mobile = await reveal();
    await page.emulateMedia({ media: 'print' });
    const printed = await page.evaluate(
      () =>
        document.body.innerText + document.querySelector('partner-customer')?.shadowRoot?.querySelector<HTMLElement>('.root')?.innerText,
    );
    expect(printed).not.toContain(mobile);
    expect(printed).toContain('****');
    expect(await page.locator('header.bar').isVisible()).toBe(false);
    expect(await customerOf(page).locator('button').filter({ visible: true }).count()).toBe(0);
    await page.emulateMedia({ media: null });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    expect(leaksIn(await wholeDom(page), [mobile])).toEqual([]);
  });

  test('is offered the pages that the role allows, and no others', async () => {
    const links = () => portal.page.locator('nav a').filter({ visible: true }).allInnerTexts();
    await enter('distributor/manager-1');
    // Everybody may read what is recorded of themselves.
    await expect.poll(links).toEqual(['Customers', 'Consumption', 'Agreements', 'Audit', 'Mailbox']);
    await portal.close();
    await enter();
    await expect.poll(links).toEqual(['Customers', 'Coupons', 'Consumption', 'Agreements', 'Roles', 'Audit', 'Mailbox']);
    for (const [path, title] of [
      ['/coupons', 'Coupons and quotas · Partner portal'],
      ['/consumption', 'Consumption · Partner portal'],
      ['/agreements', 'Agreements · Partner portal'],
      ['/roles', 'Roles and people · Partner portal'],
      ['/audit', 'Audit · Partner portal'],
    ] as const) {
      await portal.page.goto(server.origin + path);
      await expect.poll(() => portal.page.title()).toBe(title);
      expect(await portal.page.locator('nav a[aria-current]').getAttribute('href')).toBe(path);
    }
  });

  test('signs in with a role of the partner’s own too, wherever roles are kept', async () => {
    for (const [operator, role] of [
      ['distributor/sales-2', 'Account manager + 销售运营'],
      ['solutionProvider/sales-2', 'Account manager + Sales operations'],
    ] as const) {
      await enter(operator);
      expect(await portal.page.locator('.who-name').innerText()).toContain(role);
      expect(await portal.rows.count()).toBe(20);
      await portal.close();
    }
  });
});
