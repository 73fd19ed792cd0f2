import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launch } from '../e2e/browser.ts';
import type { Hosts } from './hosts.ts';
import { seen, settled } from './tour.ts';

/** The page’s own time line: it tells whether the same page came back, or another was made. */
const MARK = `<script>
globalThis.born = Math.random();
globalThis.returns = [];
addEventListener('pageshow', (event) => event.persisted && returns.push([document.querySelectorAll('.session')[0].status, born]));
</script>`;

const bornAt = (page: Page) => page.evaluate(() => (globalThis as unknown as { born: number }).born);
const returned = (page: Page) => page.evaluate(() => (globalThis as unknown as { returns: unknown[] }).returns.length).catch(() => 0);

export function returnSuite(hosts: () => Hosts): void {
  describe('a host to which somebody comes back', () => {
    test('finds the same page out of the browser’s memory: the same filters, nothing revealed, a live session', async () => {
      const browser = await launch({ keepsPages: true });
      const { page, context, complaints } = await hosts().open({ name: 'return', head: MARK }, { browser });
      const widgets = seen(page);
      await settled(widgets);
      const { list } = widgets;
      await list.locator('#accountName').fill('an');
      await list.locator('.chips .chip').first().waitFor();
      await list.locator('tbody .c-mobile .eye').first().click();
      const clear = list.locator('tbody .value.clear');
      await clear.first().waitFor();
      const value = (await clear.first().textContent()) ?? '';
      const [born, rows] = [await bornAt(page), await list.locator('tbody tr').count()];

      await page.goto(`${hosts().origin}/elsewhere`);
      await page.evaluate(() => history.back());
      await expect.poll(() => returned(page)).toBe(1);
      expect(await bornAt(page)).toBe(born);
      expect(await list.locator('#accountName').inputValue()).toBe('an');
      expect(await list.locator('tbody tr').count()).toBe(rows);
      expect(await clear.count()).toBe(0);
      expect(value.length).toBeGreaterThan(3);
      expect(await list.locator('tbody').innerText()).not.toContain(value);
      await list.locator('tbody .c-mobile .eye').first().click();
      await clear.first().waitFor();
      expect(
        await page.evaluate(() => [...document.querySelectorAll('.session')].map((one) => (one as unknown as { status: string }).status)),
      ).toEqual(['live', 'live']);
      expect(await complaints()).toEqual([]);
      await context.close();
      await browser.close();
    });
  });
}
