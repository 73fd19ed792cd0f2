import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { worldKeys } from '../../bff/sandbox/world.ts';
import { launch, type Portal, signIn, wholeDom } from './browser.ts';
import { ENGINES } from './engines.ts';
import { type Known, knownOf, leaksIn, valuesOf } from './known.ts';
import { type Server, startServer } from './server.ts';

const keys = worldKeys();

describe.each(ENGINES)('an operator at the portal on $name', (engine) => {
  let browser: Browser;
  let server: Server;
  let database: Awaited<ReturnType<(typeof engine)['open']>>;
  let known: Known;
  let portal: Portal;

  beforeAll(async () => {
    database = await engine.open();
    server = await startServer({ env: database.env });
    known = await knownOf(keys.distributor.partner.partnerId, { ...database.env, DATA_DIR: server.dataFolder });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await database?.close();
  });
  afterEach(() => portal?.close());

  const enter = async (operator: string, locale?: string) => {
    portal = await signIn(browser, { origin: server.origin, operator, ...(locale ? { locale } : {}) });
    return portal;
  };
  const idOf = (row: number) => portal.rows.nth(row).locator('.c-customerId .id').getAttribute('data-hint');
  const summary = async () => (await portal.list.locator('.pager-summary').textContent()) ?? '';

  test('sees the partner’s customers masked, and nothing clear stands anywhere in the page', async () => {
    await enter('distributor/admin');
    expect(await portal.rows.count()).toBe(20);
    expect(await summary()).toBe(`1–20 / ${known.size}`);
    const dom = await wholeDom(portal.page);
    expect(dom).toContain('****');
    expect(leaksIn(dom, valuesOf(known))).toEqual([]);
  });

  test('reveals a column with its eye, and hides it again', async () => {
    await enter('distributor/admin');
    const eye = portal.list.locator('thead .c-mobile .eye');
    await eye.click();
    await portal.list.locator('tbody .c-mobile .value.clear').first().waitFor();
    for (let row = 0; row < 20; row += 1) {
      const clear = known.get((await idOf(row)) ?? '')?.mobile;
      const shown = await portal.rows.nth(row).locator('.c-mobile .value').textContent();
      if (clear) expect(shown).toBe(clear);
    }
    await eye.click();
    await expect.poll(() => portal.list.locator('.value.clear').count()).toBe(0);
    expect(leaksIn(await wholeDom(portal.page), valuesOf(known))).toEqual([]);
  });

  test('is refused whole, in words, when a column does not fit into what may still be revealed', async () => {
    await enter('resellerNorth/admin');
    await portal.list.locator('#page-size').selectOption('100');
    await portal.settled();
    for (const column of ['accountName', 'email'])
      await portal.list
        .locator(`thead .c-${column} .eye[aria-label^="Reveal"]`)
        .click()
        .then(() => portal.list.locator(`tbody .c-${column} .value.clear`).first().waitFor());
    await portal.list.locator('thead .c-customerName .eye').click();
    await portal.list.locator('.refusal').waitFor();
    expect(await portal.list.locator('.refusal').textContent()).toMatch(/left/i);
    expect(await portal.list.locator('tbody .c-customerName .value.clear').count()).toBe(0);
  });

  test('finds customers by part of a clear name, by a request whose address says nothing', async () => {
    await enter('distributor/supervisor-1');
    const id = (await idOf(0)) ?? '';
    const name = known.get(id)?.accountName ?? '';
    const urls: string[] = [];
    portal.page.on('request', (request) => urls.push(request.url()));
    const answered = portal.page.waitForResponse('**/v1/customers/search');
    await portal.list.locator('#accountName').fill(name.slice(0, 4));
    await answered;
    await portal.settled();
    const ids = await Promise.all(Array.from({ length: await portal.rows.count() }, (_, row) => idOf(row)));
    expect(ids.length).toBeGreaterThan(0);
    for (const found of ids) expect(known.get(found ?? '')?.accountName?.toLowerCase()).toContain(name.slice(0, 4).toLowerCase());
    for (const url of [...urls, portal.page.url()]) expect(url).not.toContain(encodeURIComponent(name.slice(0, 4)));
    await portal.list.locator('#accountName').fill('no such account anywhere');
    await portal.list.getByText('No customer matches').waitFor();
    await portal.list.locator('.clear-filters, .notice button').first().click();
    await portal.rows.first().waitFor();
  });

  test('sorts by consumption, and walks to the last page and back', async () => {
    await enter('distributor/admin');
    await portal.list.locator('thead .c-consumption .sort').click();
    await portal.list.locator('thead .c-consumption[aria-sort="descending"]').waitFor();
    await portal.settled();
    const amounts = (await portal.rows.locator('.c-consumption').allInnerTexts()).map((text) => Number(text.replace(/[^\d.-]/g, '')));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    await portal.list.getByRole('button', { name: 'Last page' }).click();
    await expect.poll(summary).toMatch(new RegExp(`–${known.size} / ${known.size}$`));
    await portal.settled();
    await portal.list.getByRole('button', { name: 'Previous page' }).click();
    await portal.settled();
    await portal.list.getByRole('button', { name: 'First page' }).click();
    await portal.settled();
    await expect.poll(summary).toBe(`1–20 / ${known.size}`);
  });

  test('reaches the table, its cells and an eye with the keyboard alone', async () => {
    await enter('distributor/manager-1');
    const { page } = portal;
    const focused = () =>
      page.evaluate(() => {
        const inner = document.activeElement?.shadowRoot?.activeElement;
        return inner?.closest('th, td')?.className ?? '';
      });
    for (let presses = 0; presses < 40 && (await focused()) === ''; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    for (let presses = 0; presses < 20 && !(await focused()).includes('c-mobile'); presses += 1) await page.keyboard.press('ArrowRight');
    for (
      let presses = 0;
      presses < 20 && (await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName)) !== 'BUTTON';
      presses += 1
    )
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const clear = portal.list.locator('tbody .c-mobile .value.clear');
    await clear.waitFor();
    expect(await clear.count()).toBe(1);
    await page.keyboard.press('Enter');
    await clear.waitFor({ state: 'detached' });
  });

  test('sees after a revocation that the session has ended, and goes on with the same filters', async () => {
    await enter('distributor/supervisor-2');
    await portal.list.locator('[popovertarget="panel-filters"]').click();
    await portal.list.locator('#associationType').selectOption('referral');
    await portal.page.keyboard.press('Escape');
    await expect.poll(() => new URL(portal.page.url()).searchParams.get('association')).toBe('referral');
    await portal.settled();
    const before = await summary();
    const revoked = await fetch(`${server.origin}/v1/sessions/revoke`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.distributor.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ target: { kind: 'operator', userId: 'supervisor-2' } }),
    });
    expect(await revoked.json()).toEqual({ revoked: 1 });
    await portal.list.getByRole('button', { name: 'Next page' }).click();
    await portal.list.getByText('The session has ended').waitFor();
    expect(await portal.rows.count()).toBe(0);
    await portal.list.getByRole('button', { name: 'Continue' }).click();
    await portal.rows.first().waitFor();
    expect(new URL(portal.page.url()).searchParams.get('association')).toBe('referral');
    expect((await summary()).split(' / ')[1]).toBe(before.split(' / ')[1]);
  });

  test('is told that the connection is gone, and the list goes on by itself when it is back', async () => {
    await enter('distributor/admin', 'zh-CN');
    const next = portal.list.getByRole('button', { name: '下一页' });
    await next.waitFor();
    await portal.page.context().setOffline(true);
    await next.click();
    await portal.list.getByText('网络已断开').first().waitFor();
    await portal.page.context().setOffline(false);
    await portal.rows.first().waitFor();
    await portal.list.getByText('网络已断开').first().waitFor({ state: 'detached' });
  });

  test('sees no more than the role allows: a manager the own customers, a partner none of another', async () => {
    await enter('distributor/manager-1');
    const own = Number((await summary()).split(' / ')[1]);
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThan(known.size);
    await portal.close();
    await enter('solutionProvider/admin');
    for (let row = 0; row < 20; row += 1) expect(known.has((await idOf(row)) ?? '')).toBe(false);
  });
});
