import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Hosts } from './hosts.ts';
import { bringHostileData, type HostileData } from './injection-data.ts';
import { payloads } from './payloads.ts';
import { seen, settled } from './tour.ts';

/** Whatever runs is counted; there is no policy that would keep it from running. */
const TRAP = `<script>
globalThis.ran = [];
globalThis.__run = () => ran.push(new Error().stack);
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) globalThis[name] = () => ran.push(name);
</script>`;

const PAGE = 100;

/** The account names of all pages of the list, revealed. */
async function namesOf(list: Locator, total: number): Promise<string[]> {
  const names: string[] = [];
  const clear = list.locator('tbody .c-accountName .value.clear');
  for (let from = 0; from < total; from += PAGE) {
    await expect.poll(() => list.locator('.pager-summary').innerText()).toContain(`${from + 1}–`);
    const rows = Math.min(PAGE, total - from);
    await expect.poll(() => list.locator('tbody tr:not(.skeleton) .c-accountName .eye').count()).toBe(rows);
    await list.locator('thead .c-accountName .eye').click();
    await expect.poll(() => clear.count()).toBe(rows);
    names.push(...(await clear.allTextContents()));
    if (from + PAGE < total) await list.getByRole('button', { name: 'Next page' }).click();
  }
  return names;
}

const missing = (wanted: readonly string[], found: readonly string[]): string[] => {
  const there = new Set(found.map((text) => text.trim()));
  return wanted.filter((text) => !there.has(text));
};

async function nothingRan(page: Page): Promise<unknown[]> {
  return page.evaluate(() => [
    ...(globalThis as unknown as { ran: unknown[] }).ran,
    ...(Object.hasOwn(Object.prototype, 'ran') ? ['Object.prototype is changed'] : []),
  ]);
}

export function injectionSuite(hosts: () => Hosts): void {
  describe('data that would like to be a script', () => {
    const all = payloads();
    let data: HostileData;

    test(`is ${all.length} payloads, and the BFF takes them as text`, async () => {
      expect(all.length).toBeGreaterThanOrEqual(500);
      data = await bringHostileData(hosts().bff, all);
    });

    test('stays text in every widget: in cells, filters, charts, dialogs, documents, addresses and words of the host', {
      timeout: 180_000,
    }, async () => {
      const definition = { name: 'hostile-data', head: TRAP, partner: 'own', customerId: data.customerId } as const;
      const { page, context, complaints, requests } = await hosts().open(definition);
      const { list, quotas, dashboard, agreement } = seen(page);
      await settled(seen(page));

      await list.evaluate((element) => Object.assign(element, { state: { size: 100 } }));
      const names = await namesOf(list, all.length);
      expect(missing(data.names, names)).toEqual([]);

      await dashboard.getByRole('tab', { name: 'Distribution' }).click();
      await dashboard.locator('button.chart-part-mark').first().waitFor();
      await dashboard.getByRole('tab', { name: 'Detail' }).click();
      await dashboard.locator('.c-open button').first().click();
      await dashboard.locator('dialog[open]').waitFor();
      await page.keyboard.press('Escape');

      await agreement.locator('.prompt button').first().click();
      await agreement.locator('dialog[open] article.document').waitFor();
      // A long text is drawn part by part.
      const written = agreement.locator('dialog[open] article.document p');
      await expect.poll(() => written.count()).toBeGreaterThanOrEqual(data.paragraphs.length);
      expect(missing(data.paragraphs, await written.allTextContents())).toEqual([]);
      await page.keyboard.press('Escape');

      for (const payload of all.filter((_, index) => index % 25 === 0)) {
        await list.evaluate((element, tag) => Object.assign(element, { state: { tag, size: 20 } }), payload.slice(0, 64));
        await dashboard.evaluate((element, service) => Object.assign(element, { state: { service, region: service } }), payload);
      }
      const typed = `"><img src=x onerror=__run()>`;
      await list.locator('#accountName').fill(typed);
      await list.locator('.chips').getByText(typed).waitFor();
      await page.evaluate((words) => {
        for (const session of document.querySelectorAll('.session'))
          Object.assign(session, { wording: { common: { en: { actions: { retry: words } } } } });
      }, typed);
      await quotas.locator('.quota').first().waitFor();

      expect(await nothingRan(page)).toEqual([]);
      const asked = new Set(requests.filter((address) => /^(https?|wss?):/.test(address)).map((address) => new URL(address).origin));
      expect([...asked].sort()).toEqual([hosts().origin, hosts().bff.origin].sort());
      expect(await complaints()).toEqual([]);
      await context.close();
    });

    test('runs neither in an exported table nor as a formula of it', async () => {
      const file = await exportedCustomers(hosts());
      const cells = [...file.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gm)].map((match) => match[1] ?? match[2] ?? '');
      expect(cells.length).toBeGreaterThan(500);
      expect(cells.filter((cell) => /^[\s\p{Cf}]*[=+\-@]/u.test(cell) && !/^-?[\d.]+$/.test(cell))).toEqual([]);
    });
  });
}

/** The customers as a file, by the calls that the widget makes. */
async function exportedCustomers(hosts: Hosts): Promise<string> {
  const ask = async (method: string, path: string, token: string, body?: object): Promise<Response> => {
    const answer = await fetch(hosts.bff.origin + path, {
      method,
      headers: { origin: hosts.origin, authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer;
  };
  const secret = await hosts.mint({ viewer: 'operator', partner: 'own' });
  const { token } = (await (await ask('POST', '/v1/session/token', '', { secret })).json()) as { token: string };
  const job = (await (await ask('POST', '/v1/exports', token, { format: 'csv', export: { what: 'customers', filter: {} } })).json()) as {
    jobId: string;
  };
  const state = async (): Promise<string> => {
    const { exports: records } = (await (await ask('GET', '/v1/exports', token)).json()) as { exports: { jobId: string; state: string }[] };
    return records.find(({ jobId }) => jobId === job.jobId)?.state ?? 'gone';
  };
  await expect.poll(state).toBe('done');
  return (await ask('GET', `/v1/exports/${job.jobId}/file`, token)).text();
}
