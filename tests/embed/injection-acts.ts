import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { strings as dashboardWords } from '../../widgets/consumption-dashboard/strings/en.ts';
import { strings as commonWords } from '../../widgets/core/strings/common.en.ts';
import { DICTIONARY_NAMES } from '../../widgets/core/wording/names.ts';
import { strings as quotaWords } from '../../widgets/coupon-quota/strings/en.ts';
import { strings as listWords } from '../../widgets/customer-list/strings/en.ts';
import type { Ask } from './calls.ts';
import { customerOf } from './injection-data.ts';
import type { Seen } from './tour.ts';

/** Coupons in one call at most, and what a memo and a note have room for. */
const [ITEMS, ROOM] = [100, 128];

/** Coupons whose memos and notes are payloads. Answers with the memos as they were taken. */
export async function issueWithMemos(ask: Ask, payloads: readonly string[]): Promise<string[]> {
  const memos = payloads.filter((payload) => payload.length <= ROOM && payload.trim() !== '').slice(0, ITEMS);
  const items = memos.map((memo, index) => ({ customerId: customerOf(index), memo, customerNote: memo }));
  const answer = await ask('POST', '/v1/coupons/issues', { quotaId: 'Q-0', faceValue: '1.00', memo: memos[0], items });
  const { results } = (await answer.json()) as { results: { refusal: string | null }[] };
  expect(results.filter(({ refusal }) => refusal)).toEqual([]);
  return memos;
}

/** Memos stand in a coupon's own dialog. */
export async function readCoupons({ quotas }: Seen, memos: readonly string[]): Promise<void> {
  await quotas.evaluate((element) => Object.assign(element, { state: { view: 'coupons' } }));
  const coupons = quotas.locator('tbody td button[aria-haspopup=dialog].link');
  await coupons.first().waitFor();
  for (const place of [0, 7, 14]) {
    await coupons.nth(place).click();
    const said = quotas.locator('dialog[open] dd');
    await said.first().waitFor();
    const wanted = memos.map((memo) => memo.trim());
    await expect.poll(async () => (await said.allTextContents()).filter((text) => wanted.includes(text.trim())).length).toBe(2);
    await quotas.locator('dialog[open] .dialog-close').click();
    await quotas.locator('dialog[open]').waitFor({ state: 'detached' });
  }
}

/** The receipt of what was signed, opened and printed as a page of its own. Answers with its text. */
export async function openReceipt(
  page: Page,
  context: BrowserContext,
  { agreement }: Seen,
  trap: () => void,
): Promise<[text: string, Page]> {
  const dialog = agreement.locator('dialog[open]');
  await dialog.locator('#agree').check();
  await dialog.locator('#capacity').selectOption('authorised-agent');
  await dialog.locator('.sign').click();
  const coming = page.waitForEvent('download');
  await dialog.locator('.save-receipt').click();
  const html = await readFile(await (await coming).path(), 'utf8');
  const receipt = await context.newPage();
  await receipt.addInitScript(trap);
  await receipt.route('https://receipt.invalid/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await receipt.goto('https://receipt.invalid/');
  expect((await receipt.pdf()).length).toBeGreaterThan(1000);
  return [await receipt.locator('body').innerText(), receipt];
}

/** Every word of a dictionary is a payload, and every sentence is one with its places. */
function worded(words: object, next: () => string): object {
  const put = (word: unknown): unknown =>
    typeof word === 'string' || typeof word === 'function' ? next() : Array.isArray(word) ? word.map(put) : worded(word as object, next);
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, put(word)]));
}

/** A host's own wording, all of payloads, for what is seen first. */
export function hostileWording(payloads: readonly string[]): object {
  let at = 0;
  const next = (): string => payloads[at++ % payloads.length] || 'x';
  const words = {
    common: commonWords,
    'partner-customer-list': listWords,
    'partner-coupon-quota': quotaWords,
    'partner-consumption-dashboard': dashboardWords,
  };
  const known: readonly string[] = DICTIONARY_NAMES;
  expect(Object.keys(words).filter((name) => !known.includes(name))).toEqual([]);
  return Object.fromEntries(Object.entries(words).map(([name, own]) => [name, { en: worded(own, next) }]));
}

/** Addresses that the page's own router hands on, each name of them a payload. */
export function hostileAddresses(bff: string, payloads: readonly string[]): string {
  const names = [
    'association',
    'manager',
    'tag',
    'consumption-from',
    'expiry-from',
    'reseller',
    'sort',
    'direction',
    'rows',
    'after',
    'at',
  ];
  const dashboard = ['view', 'from', 'to', 'currency', 'scope', 'service', 'region', 'by', 'then', 'manager', 'mode'];
  const queries = payloads.map((payload) => new URLSearchParams([...names, ...dashboard].map((name) => [name, payload])).toString());
  // As text: what compiles this file has imports of its own.
  return `import('${bff}/widgets/index.js').then(({ stateFromSearchParams, stateToSearchParams, dashboardFromSearchParams, dashboardToSearchParams }) => {
    const [list] = document.querySelectorAll('partner-customer-list');
    const [board] = document.querySelectorAll('partner-consumption-dashboard');
    const left = [];
    for (const query of ${JSON.stringify(queries)}) {
      const params = new URLSearchParams(query);
      list.state = stateFromSearchParams(params);
      board.state = dashboardFromSearchParams(params);
      left.push(String(stateToSearchParams(list.state)), String(dashboardToSearchParams(board.state)));
      list.customerHref = params.get('tag') + '{customerId}';
    }
    return left;
  })`;
}
