import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { worldSigners } from '../../bff/sandbox/generate-signatures.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { launch } from './browser.ts';
import { run, temporaryFolder } from './process.ts';
import { type Server, startServer } from './server.ts';

const signers = worldSigners('demonstration', 'distributor');
const customerOf = (fate: string): string => signers.find((one) => one.fate === fate)?.customerId ?? '';

describe('a customer’s finance clerk at the portal', () => {
  let browser: Browser;
  let server: Server;
  const files = temporaryFolder('receipts');

  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    files.remove();
  });

  const enter = async (fate: string, locale = 'zh-CN'): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(server.origin);
    await page.click(`button[value="distributor/${customerOf(fate)}"]`);
    await page.waitForURL('**/my-partner');
    await page.locator('partner-agreement-list .s-signatures').waitFor();
    return page;
  };
  const dialogOf = (page: Page) => page.locator('partner-agreement-dialog dialog[open]');
  const sign = async (page: Page): Promise<void> => {
    const dialog = dialogOf(page);
    await dialog.locator('#agree').check();
    await dialog.locator('#capacity').selectOption('authorised-agent');
    await dialog.locator('.sign').click();
    await dialog.locator('.done').waitFor();
  };

  test('signs the new version, sees it listed, and keeps a receipt that checks itself from the disk, without any server', async () => {
    const page = await enter('earlier');
    const list = page.locator('partner-agreement-list');
    const other = await page.context().newPage();
    await other.goto(`${server.origin}/my-partner`);
    await other.locator('partner-agreement-list .card[data-code="association-notice"]').waitFor();

    await page.locator('partner-agreement-dialog .prompt button').first().click();
    await sign(page);
    expect(await dialogOf(page).textContent()).toContain('操作成功');
    await page.keyboard.press('Escape');
    const signed = list.locator('.signature').filter({ hasText: '版本 2' });
    await signed.waitFor();
    expect(await list.locator('.card[data-code="association-notice"]').count()).toBe(0);
    // The other tab heard of it, and signs nothing twice.
    await other.locator('partner-agreement-list .signature').filter({ hasText: '版本 2' }).waitFor();
    expect(await other.locator('partner-agreement-list .card[data-code="association-notice"]').count()).toBe(0);

    const number = (await signed.locator('.receipt-number dd').textContent()) ?? '';
    const coming = page.waitForEvent('download');
    await signed.getByRole('button', { name: '下载凭证' }).click();
    const path = join(files.path, (await coming).suggestedFilename());
    await (await coming).saveAs(path);
    expect(path).toContain(number);
    await page.context().close();
    await expectToHold(path, number);
  });

  /** Opens a file with no network, as somebody would years later. */
  const openFile = async (path: string): Promise<Page> => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    await page.goto(`file://${path}`);
    await page.locator('#verdict[data-state]').waitFor();
    return page;
  };
  const expectToHold = async (path: string, number: string): Promise<void> => {
    const page = await openFile(path);
    expect(await page.locator('#number').textContent()).toBe(number);
    expect(await page.locator('#verdict').getAttribute('data-state')).toBe('good');
    const sealed = page.locator('#checks [data-outcome=holds]');
    const before = await sealed.count();
    await page.locator('#again input').setInputFiles(path);
    await expect.poll(() => sealed.count()).toBe(before + 1);
    expect(await page.locator('#verdict').getAttribute('data-state')).toBe('good');
    await page.context().close();

    // One word of the text that is shown, and nothing of what was signed.
    const html = readFileSync(path, 'utf8');
    const at = html.indexOf('<p>', html.indexOf('<article')) + '<p>'.length;
    const changed = join(files.path, 'changed.html');
    writeFileSync(changed, `${html.slice(0, at)}不${html.slice(at)}`);
    const fooled = await openFile(changed);
    expect(await fooled.locator('#verdict').getAttribute('data-state')).toBe('bad');
    expect(await fooled.locator('article .wrong').count()).toBe(1);
    await fooled.context().close();

    const command = run(process.execPath, [`${ROOT}bff/node/program/run.ts`, 'verify', 'receipt', path], { DATA_DIR: server.dataFolder });
    await command.ended;
    expect(command.output()).toContain('It holds.');
  };

  test('is asked to sign first where the notice period is over, and is told it is done after that', async () => {
    const page = await enter('never', 'en');
    const card = page.locator('partner-my-partner');
    await card.locator('#topic').selectOption('bill');
    await card.locator('.ask').click();
    await card.locator('.blocked button').click();
    await sign(page);
    await page.keyboard.press('Escape');
    await card.locator('.blocked').waitFor({ state: 'detached' });
    expect(await card.locator('#topic').inputValue()).toBe('bill');
    await card.locator('.ask').click();
    await card.locator('.result.done').waitFor();
    await page.context().close();
  });

  test('withdraws a signature, and is asked for it again', async () => {
    const page = await enter('current');
    const list = page.locator('partner-agreement-list');
    const signed = list.locator('.signature').filter({ hasText: '版本 2' });
    await signed.locator('.icon').click();
    await list.getByRole('menuitem', { name: '撤销签署' }).click();
    await list.locator('#withdrawal-reason').selectOption('signed-in-error');
    await list.locator('dialog .submit').click();
    await list.locator('dialog .result.done').waitFor();
    await page.keyboard.press('Escape');
    await list.locator('.card[data-code="association-notice"]').waitFor();
    expect(await signed.textContent()).toContain('已撤销');
    await page.context().close();
  });

  test('goes from the customer’s page to the operators’ and back by one menu, and comes to neither by the other’s address', async () => {
    const page = await enter('taken-back');
    await page.goto(`${server.origin}/customers`);
    expect(new URL(page.url()).pathname).toBe('/my-partner');
    await page.locator('.switch summary').click();
    await page.locator('.switch button[name="operator"]').click();
    await page.waitForURL('**/customers');
    await page.goto(`${server.origin}/my-partner`);
    expect(new URL(page.url()).pathname).toBe('/customers');
    await page.locator('.switch summary').click();
    await page.locator(`.switch button[value="distributor/${customerOf('taken-back')}"]`).click();
    await page.waitForURL('**/my-partner');
    await page.context().close();
  });
});
