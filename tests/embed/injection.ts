import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { unzip } from '../unzip.ts';
import { type Ask, askAsOperator } from './calls.ts';
import type { Hosts } from './hosts.ts';
import { hostileAddresses, hostileWording, issueWithMemos, openReceipt, readCoupons } from './injection-acts.ts';
import { bringHostileData, type HostileData } from './injection-data.ts';
import { payloads } from './payloads.ts';
import { seen, settled, tourDashboard } from './tour.ts';

/** Whatever runs is counted; there is no policy that would keep it from running. */
function trap(): void {
  const ran: unknown[] = [];
  Object.assign(globalThis, { ran, __run: () => ran.push(new Error().stack) });
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) Object.assign(globalThis, { [name]: () => ran.push(name) });
}
const TRAP = `<script>(${trap})()</script>`;

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
    let memos: string[];

    test(`is ${all.length} payloads, and the BFF takes them as text`, async () => {
      expect(all.length).toBeGreaterThanOrEqual(500);
      data = await bringHostileData(hosts().bff, all);
      memos = await issueWithMemos(await askAsOperator(hosts(), 'own'), all);
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

      await tourDashboard(page, seen(page));

      await agreement.locator('.prompt button').first().click();
      await agreement.locator('dialog[open] article.document').waitFor();
      // A long text is drawn part by part.
      const written = agreement.locator('dialog[open] article.document p');
      await expect.poll(() => written.count()).toBeGreaterThanOrEqual(data.paragraphs.length);
      expect(missing(data.paragraphs, await written.allTextContents())).toEqual([]);
      const [receipt, receiptPage] = await openReceipt(page, context, seen(page), trap);
      expect(data.paragraphs.filter((text) => !receipt.includes(text)).slice(0, 3)).toEqual([]);
      expect(await nothingRan(receiptPage)).toEqual([]);
      await receiptPage.close();
      await page.keyboard.press('Escape');
      await agreement.locator('dialog[open]').waitFor({ state: 'detached' });

      await readCoupons(seen(page), memos);

      const addresses = all.filter((_, index) => index % 10 === 0);
      expect(await page.evaluate(hostileAddresses(hosts().bff.origin, addresses))).toHaveLength(addresses.length * 2);
      const typed = `"><img src=x onerror=__run()>`;
      await list.locator('#accountName').fill(typed);
      await list.locator('.chips').getByText(typed).waitFor();
      await page.evaluate((wording) => {
        for (const session of document.querySelectorAll('.session')) Object.assign(session, { wording });
      }, hostileWording(all));
      const trimmed = new Set(all.map((payload) => payload.trim()));
      for (const widget of [list, quotas, dashboard]) {
        const said = async () => (await widget.locator('label, button, th').allTextContents()).filter((text) => trimmed.has(text.trim()));
        await expect.poll(async () => (await said()).length).toBeGreaterThan(2);
      }

      expect(await nothingRan(page)).toEqual([]);
      const asked = new Set(requests.filter((address) => /^(https?|wss?):/.test(address)).map((address) => new URL(address).origin));
      expect([...asked].sort()).toEqual([hosts().origin, hosts().bff.origin].sort());
      expect(await complaints()).toEqual([]);
      await context.close();
    });

    test('runs neither in an exported table nor as a formula of it', async () => {
      const ask = await askAsOperator(hosts(), 'own');
      const csv = await (await exportedCustomers(ask, 'csv')).text();
      const cells = [...csv.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gm)].map((match) => match[1] ?? match[2] ?? '');
      expect(cells.length).toBeGreaterThan(500);
      expect(cells.filter((cell) => /^[\s\p{Cf}]*[=+\-@]/u.test(cell) && !/^-?[\d.]+$/.test(cell))).toEqual([]);

      const parts = unzip(new Uint8Array(await (await exportedCustomers(ask, 'xlsx')).arrayBuffer()));
      const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, bytes]) => bytes.toString('utf8'));
      expect(sheets.join('').match(/<row /g)?.length).toBeGreaterThan(500);
      // A formula is an element of its own, and a link is one of the sheet's: a cell's text is neither.
      expect([...parts.keys()].filter((name) => /externalLink|connections|vba|hyperlink/i.test(name))).toEqual([]);
      for (const sheet of sheets) expect(sheet).not.toMatch(/<f[ >]|<hyperlink|<dde|t="str"/i);
    });
  });
}

/** The customers as a file, by the calls that the widget makes. */
async function exportedCustomers(ask: Ask, format: 'csv' | 'xlsx'): Promise<Response> {
  const { jobId } = (await (await ask('POST', '/v1/exports', { format, export: { what: 'customers', filter: {} } })).json()) as {
    jobId: string;
  };
  const state = async (): Promise<string> => {
    const { exports: records } = (await (await ask('GET', '/v1/exports')).json()) as { exports: { jobId: string; state: string }[] };
    return records.find((record) => record.jobId === jobId)?.state ?? 'gone';
  };
  await expect.poll(state, { timeout: 20_000 }).toBe('done');
  return ask('GET', `/v1/exports/${jobId}/file`);
}
