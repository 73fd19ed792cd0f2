import type { Page, Response } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wholeDom } from '../e2e/browser.ts';
import type { Hosts } from './hosts.ts';
import { seen, settled } from './tour.ts';

/** What tells of somebody or of money, by its name in an answer. */
const TELLING = /^(customerId|customerName|accountName|mobile|email|value|quotaId|signingEntity|title|amount|total|available)$/;

/** Every telling text of an answer; what is short stands everywhere. */
function tellingIn(answer: unknown, name = ''): string[] {
  if (typeof answer === 'string') return TELLING.test(name) && answer.length > 5 ? [answer] : [];
  if (Array.isArray(answer)) return answer.flatMap((one) => tellingIn(one, name));
  return Object.entries(answer ?? {}).flatMap(([key, one]) => tellingIn(one, key));
}

/** Keeps what the BFF has told the page. */
function listen(page: Page, told: Set<string>): void {
  const note = async (response: Response): Promise<void> => {
    if (!response.url().includes('/v1/') || response.url().includes('/v1/session')) return;
    for (const text of tellingIn(await response.json().catch(() => null))) told.add(text);
  };
  page.on('response', (response) => void note(response));
}

export function leavingSuite(hosts: () => Hosts): void {
  describe('a host that logs somebody out', () => {
    test('has nothing left of what was told, in whichever widget, dialog, chart or region that is read aloud', async () => {
      const told = new Set<string>();
      const { page, context, complaints } = await hosts().open({ name: 'leaving' }, { prepare: async (one) => listen(one, told) });
      const { list, quotas, dashboard, agreement } = seen(page);
      await settled(seen(page));
      await list.locator('tbody .eye').first().click();
      await list.locator('tbody .value.clear').first().waitFor();
      // Each behind the other, as no hand could open them.
      await dashboard.getByRole('tab', { name: 'Detail' }).evaluate((tab: HTMLElement) => tab.click());
      await dashboard
        .locator('.c-open button')
        .first()
        .evaluate((button: HTMLElement) => button.click());
      await dashboard.locator('dialog[open]').waitFor();
      await quotas
        .getByRole('button', { name: 'Issue', exact: true, includeHidden: true })
        .first()
        .evaluate((button: HTMLElement) => button.click());
      await quotas.locator('dialog[open]').waitFor();
      await agreement
        .locator('.prompt button')
        .first()
        .evaluate((button: HTMLElement) => button.click());
      await agreement.locator('dialog[open] article.document').waitFor();
      const shown = async (): Promise<string[]> => {
        const whole = await wholeDom(page);
        return [...told].filter((text) => whole.includes(text));
      };
      expect((await shown()).length).toBeGreaterThan(30);
      await page.evaluate(async () => {
        const sessions = [...document.querySelectorAll('.session')] as unknown as { end(): Promise<void> }[];
        await Promise.all(sessions.map((session) => session.end()));
      });
      await expect.poll(shown).toEqual([]);
      for (const widget of [list, quotas, dashboard, agreement]) expect(await widget.locator('dialog[open]').count()).toBe(0);
      expect(await page.title()).toBe('A portal');
      expect(await complaints()).toEqual([]);
      await context.close();
    });
  });
}
