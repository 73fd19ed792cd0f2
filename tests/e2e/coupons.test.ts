import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { worldKeys } from '../../bff/sandbox/world.ts';
import { launch, type Portal, signIn, wholeDom } from './browser.ts';
import { type Known, knownOf, leaksIn, valuesOf } from './known.ts';
import { type Server, startServer } from './server.ts';

const keys = worldKeys();

describe('an operator at the portal’s coupons', () => {
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

  test('issues coupons with the code from the mailbox, and the total is what was confirmed', async () => {
    portal = await signIn(browser, { origin: server.origin, operator: 'solutionProvider/admin' });
    const { page } = portal;
    await page.goto(`${server.origin}/coupons`);
    const panel = page.locator('partner-coupon-quota');
    const card = panel.locator('.quota', { hasText: 'CQ-S-2026-0001' });
    const before = await card.locator('.available strong').innerText();
    await card.getByRole('button', { name: 'Issue', exact: true }).click();
    await panel.locator('#issue-search').fill('an');
    // Those who can get nothing have no button.
    const add = panel.getByRole('button', { name: /^Add customer/ });
    await add.first().click();
    await add.first().click();
    await panel.getByRole('heading', { name: '2 customers chosen' }).waitFor();
    await panel.getByRole('button', { name: 'Next' }).click();
    await panel.locator('#issue-faceValue').fill('125.50');
    await panel.getByRole('button', { name: 'Check', exact: true }).click();
    await panel.getByRole('button', { name: 'Issue 2 coupons, ¥251.00' }).click();
    await panel.locator('#step-up-code').waitFor();
    expect(await panel.locator('.code-for').innerText()).toBe('Issue 2 coupons, ¥251.00');

    const mailbox = await page.context().newPage();
    await mailbox.goto(`${server.origin}/mailbox`);
    // The code is on its way when its field appears; the page looks for new mail by itself.
    await mailbox.locator('.mail', { hasText: '251.00' }).waitFor();
    const mail = await mailbox.locator('main').innerText();
    expect(leaksIn(mail, valuesOf(known))).toEqual([]);
    const [code = ''] = /\b\d{6}\b/.exec(mail) ?? [];
    await panel.locator('#step-up-code').fill(code);
    await panel.getByText('2 coupons issued, ¥251.00').waitFor();
    expect(leaksIn(await wholeDom(page), valuesOf(known))).toEqual([]);
    await panel.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect.poll(() => card.locator('.available strong').innerText()).not.toBe(before);
  });

  test('who has no coupon rights is told so in words', async () => {
    portal = await signIn(browser, { origin: server.origin, operator: 'distributor/manager-1' });
    await portal.page.goto(`${server.origin}/coupons`);
    await portal.page.locator('partner-coupon-quota').getByText('You may not see quotas').waitFor();
    expect(await portal.page.locator('partner-coupon-quota .quota').count()).toBe(0);
  });
});
