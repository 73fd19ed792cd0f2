import { describe, expect, test } from 'vitest';
import type { Hosts } from './hosts.ts';
import { seen, settled } from './tour.ts';

export function stateSuite(hosts: () => Hosts): void {
  describe('a host that drives its widgets', () => {
    test('sets their state and hears no echo; what the operator changes it hears once', async () => {
      const { page, context, complaints } = await hosts().open({ name: 'state' });
      const { list, quotas, dashboard } = seen(page);
      await settled(seen(page));
      const told = () =>
        page.evaluate(() =>
          (globalThis as unknown as { told: { name: string; from: string }[] }).told
            .filter(({ name }) => name === 'partner-state-change')
            .map(({ from }) => from),
        );
      await list.evaluate((element) =>
        Object.assign(element, { state: { size: 10, sort: { by: 'associatedAt', direction: 'ascending' } } }),
      );
      await quotas.evaluate((element) => Object.assign(element, { state: { view: 'coupons' } }));
      await dashboard.evaluate((element) => Object.assign(element, { state: { view: 'distribution' } }));
      await expect.poll(() => list.locator('.pager-summary').innerText()).toContain('1–10');
      await quotas.locator('[role=tab][aria-selected=true]', { hasText: 'Issued' }).waitFor();
      await dashboard.locator('button.chart-part-mark').first().waitFor();
      expect(await told()).toEqual([]);

      await list.locator('#page-size').selectOption('20');
      await expect.poll(told).toEqual(['partner-customer-list']);
      await dashboard.getByRole('tab', { name: 'Detail' }).click();
      await expect.poll(told).toEqual(['partner-customer-list', 'partner-consumption-dashboard']);
      expect(await complaints()).toEqual([]);
      await context.close();
    });
  });
}
