import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The four widgets of a host's page, by what is seen of them. */
export interface Seen {
  list: Locator;
  quotas: Locator;
  dashboard: Locator;
  agreement: Locator;
}

export function seen(page: Page, suffix = ''): Seen {
  const at = (name: string): Locator => page.locator(suffix === '' ? name : `${name}-${suffix}`);
  return {
    list: at('partner-customer-list'),
    quotas: at('partner-coupon-quota'),
    dashboard: at('partner-consumption-dashboard'),
    agreement: at('partner-agreement-dialog'),
  };
}

/** All four have drawn what they are for. */
export async function settled({ list, quotas, dashboard, agreement }: Seen, state: 'visible' | 'attached' = 'visible'): Promise<void> {
  await list.locator('tbody tr:not(.skeleton)').nth(19).waitFor({ state });
  await list.locator('.pager-summary').waitFor({ state });
  await quotas.locator('.quota').first().waitFor({ state });
  await dashboard.locator('.headline').waitFor({ state });
  await dashboard.locator('svg.chart, .chart svg, svg[role]').first().waitFor({ state });
  await agreement.locator('.prompt').waitFor({ state });
}

/** Through the customer list: what floats, what is revealed, a file. */
export async function tourList(page: Page, { list }: Seen): Promise<void> {
  await list.locator('tbody .eye').first().click();
  await list.locator('tbody .value.clear').first().waitFor();
  await list.locator('.row-menu').first().click();
  await list.getByRole('menuitem').first().click();
  await list.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await list.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** Through the quotas: the dialog in which coupons are issued. */
export async function tourQuotas(page: Page, { quotas }: Seen): Promise<void> {
  await quotas.getByRole('button', { name: 'Issue', exact: true }).first().click();
  await quotas.locator('dialog[open] #issue-search').waitFor();
  await page.keyboard.press('Escape');
  await quotas.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** Through the dashboard: charts, a bill line. */
export async function tourDashboard(page: Page, { dashboard }: Seen): Promise<void> {
  await dashboard.getByRole('tab', { name: 'Distribution' }).click();
  await dashboard.locator('button.chart-part-mark').first().waitFor();
  await dashboard.getByRole('tab', { name: 'Detail' }).click();
  await dashboard.locator('.c-open button').first().click();
  await dashboard.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await dashboard.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** Keeps a file that something makes, and answers with its name. */
async function fileFrom(page: Page, act: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download');
  await act();
  const download = await coming;
  expect(await download.failure()).toBeNull();
  return download.suggestedFilename();
}

/** A file of the customers, made and kept. */
export async function tourExport(page: Page, { list }: Seen): Promise<void> {
  await list.locator('.tool-export').click();
  const dialog = list.locator('dialog[open]');
  await dialog.locator('.primary').click();
  const download = dialog.getByRole('button', { name: /^Download/ }).first();
  await download.waitFor();
  expect(await fileFrom(page, () => download.click())).toMatch(/\.(csv|xlsx)$/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** Through the agreement: its text, printed; where it `signs`, signed, and the receipt kept. */
export async function tourAgreement(page: Page, { agreement }: Seen, { signs = false } = {}): Promise<void> {
  await agreement.locator('.prompt button').first().click();
  const dialog = agreement.locator('dialog[open]');
  await dialog.locator('article.document').waitFor();
  await dialog.locator('.print').click();
  expect((await page.pdf()).length).toBeGreaterThan(1000);
  await dialog.locator('#agree').check();
  if (signs) {
    await dialog.locator('#capacity').selectOption('authorised-agent');
    await dialog.locator('.sign').click();
    await dialog.locator('.save-receipt').waitFor();
    expect(await fileFrom(page, () => dialog.locator('.save-receipt').click())).toMatch(/\.html$/);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}
