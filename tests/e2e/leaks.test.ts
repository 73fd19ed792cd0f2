import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld } from '../../bff/node/program/world.ts';
import { worldSigners } from '../../bff/sandbox/generate-signatures.ts';
import { TRUSTEE_NAMES } from '../../bff/sandbox/seed-payments.ts';
import { WORLD_PARTNERS, worldKeys } from '../../bff/sandbox/world.ts';
import { CUSTOMER_SORTS, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { launch, signIn, wholeDom } from './browser.ts';
import { type Client, openClient, openCustomer } from './client.ts';
import { type Known, knownOf, leaksIn, valuesOf } from './known.ts';
import { type Server, startServer } from './server.ts';

const keys = worldKeys();

describe('no name, phone or e-mail address of any customer, and no name of a payer, stands', () => {
  let server: Server;
  let browser: Browser;
  let known: Known;
  let values: string[];
  /** What was said outside on the way: programs' output and log. */
  const logs = () =>
    [
      server.output(),
      ...readdirSync(server.dataFolder)
        .filter((name) => name.endsWith('.jsonl'))
        .map((name) => readFileSync(join(server.dataFolder, name), 'utf8')),
    ].join('\n');

  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
    const all = await Promise.all(WORLD_PARTNERS.map((name) => knownOf(keys[name].partner.partnerId, { DATA_DIR: server.dataFolder })));
    known = new Map(all.flatMap((partner) => [...partner]));
    values = [...valuesOf(known), ...TRUSTEE_NAMES];
    expect(values.length).toBeGreaterThan(4000);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const operators = WORLD_PARTNERS.flatMap((partner) => {
    const roles = new Map(keys[partner].operators.map((operator) => [operator.roles[0], operator]));
    return [...roles.values()].map((operator) => ({ partner, operator }));
  });

  test.each(operators)('in any answer to $operator.userId of $partner: every page, sort and filter', async ({ partner, operator }) => {
    const client = await openClient(server.origin, keys[partner].secretKey, operator.userId, operator.roles);
    await client.get('/v1/session');
    await client.get('/v1/customers/filter-options');
    await client.get('/v1/customers/reveal-allowance');
    await client.get('/v1/roles');
    await client.post('/v1/operators/search', { size: 100 });
    for (const by of CUSTOMER_SORTS)
      for (const direction of SORT_DIRECTIONS)
        await client.post('/v1/customers/search', { sort: { by, direction }, page: { size: 20, at: 'last' } });
    await walkAllPages(client);
    await readMoney(client);
    await readAgreements(client);
    expect(client.bytes.length).toBeGreaterThan(1000);
    expect(leaksIn(client.bytes, values)).toEqual([]);
  });

  const customers = worldSigners('demonstration', 'distributor');

  test.each(customers)('in any answer to a customer whose notice is $fate, nor in the files it downloads', async ({ customerId }) => {
    const client = await openCustomer(server.origin, keys.distributor.secretKey, customerId);
    await client.get('/v1/session');
    await client.get(`/v1/customers/${customerId}`);
    await client.get(`/v1/customers/${customerId}/agreements`);
    expect(await client.get('/v1/agreements/pending')).toBe(200);
    await client.post('/v1/agreements/present', { code: 'association-notice' });
    await client.post('/v1/agreements/sign', { manifest: 'x', isAccepted: true, capacity: 'self', viewed: 'open' });
    expect(await client.get('/v1/agreements/signatures')).toBe(200);
    const { signatures } = JSON.parse(client.last) as { signatures: { recordId: string }[] };
    for (const { recordId } of signatures)
      for (const path of ['', '/receipt', '/receipt?format=json'])
        expect(await client.get(`/v1/agreements/signatures/${recordId}${path}`)).toBe(200);
    await client.get('/v1/agreements/association-notice/versions/2/file');
    await client.post('/v1/consumption/overview', {});
    expect(client.bytes.length).toBeGreaterThan(1000);
    expect(leaksIn(client.bytes, values)).toEqual([]);
  });

  test('in the pages of agreements, the customer’s and the operators’, with all they download and say', async () => {
    const context = await browser.newContext({ locale: 'en' });
    const page = await context.newPage();
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('request', (request) => heard.push(request.url(), JSON.stringify(request.headers())));
    await page.addInitScript(listenToEverything);
    await page.goto(server.origin);
    heard.push(await wholeDom(page));
    await page.click(`button[value="distributor/${customers.find(({ fate }) => fate === 'earlier')?.customerId}"]`);
    const list = page.locator('partner-agreement-list');
    await list.locator('.signature').first().waitFor();
    await page.locator('partner-my-partner .ask').waitFor();
    await list.locator('.card button').first().click();
    await page.locator('partner-agreement-dialog dialog[open] article.document').first().waitFor();
    heard.push(await wholeDom(page), page.url(), await page.title(), await page.evaluate(said));
    await page.keyboard.press('Escape');
    const menu = page.locator('.switch');
    await menu.locator('summary').click();
    await menu.locator('button[name="operator"]').click();
    await page.waitForURL('**/customers');
    await page.goto(`${server.origin}/agreements`);
    await page.locator('partner-agreement-records tbody tr:not(.skeleton)').first().waitFor();
    heard.push(await wholeDom(page), page.url(), await page.title(), await page.evaluate(said));
    await context.close();
    expect(heard.join('\n')).toContain('partner-agreement-list');
    expect(leaksIn(heard.join('\n'), values)).toEqual([]);
  });

  test('in any refusal or error, even where the request itself carried it', async () => {
    const client = await openClient(server.origin, keys.distributor.secretKey, 'admin', ['administrator']);
    const [first] = [...known.values()].filter(({ mobile, email, customerName }) => mobile && email && customerName);
    const { mobile = '', email = '', customerName = '' } = first ?? {};
    const statuses = [
      await client.post('/v1/customers/search', { filter: { customerName, phone: mobile } }),
      await client.post('/v1/customers/search', { filter: { customerName }, page: { size: 7 } }),
      await client.post('/v1/customers/search', { [email]: 1 }),
      await client.post('/v1/customers/search', { page: { size: 20, after: mobile } }),
      await client.post('/v1/customers/reveal', { field: 'mobile', customerIds: [mobile, email] }),
      await client.post('/v1/customers/reveal', { field: email, customerIds: ['x'] }),
      await client.post('/v1/session/token', { secret: email }),
      await client.raw('/v1/customers/search', `{"filter":{"customerName":"${customerName}"`),
      await client.raw('/v1/customers/search', `${email} ${mobile}`, 'text/plain'),
      await client.get(`/v1/customers/${encodeURIComponent(email)}`),
      await client.get(`/${encodeURIComponent(customerName)}?phone=${mobile}`),
    ];
    for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400);
    expect(leaksIn(client.bytes, values)).toEqual([]);
    await expect.poll(() => logs().match(/"msg":"request"/g)?.length ?? 0).toBeGreaterThan(10);
    expect(leaksIn(logs(), values)).toEqual([]);
  });

  test('in the page, its network traffic, console, address, history or events before a reveal; and after one, only in that answer', async () => {
    const portal = await signIn(browser, { origin: server.origin, operator: 'solutionProvider/admin' });
    const { page, list } = portal;
    const heard: string[] = [];
    const answers: { url: string; body: string }[] = [];
    const reading: Promise<unknown>[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(String(error)));
    page.on('request', (request) => heard.push(request.url(), JSON.stringify(request.headers())));
    page.on('response', (response) =>
      reading.push(
        response.text().then(
          (body) => answers.push({ url: response.url(), body }),
          () => null,
        ),
      ),
    );
    await page.addInitScript(listenToEverything);
    await page.reload();
    await portal.settled();
    await list.getByRole('button', { name: 'Next page' }).click();
    await portal.settled();
    await list.locator('[popovertarget="panel-filters"]').click();
    await list.locator('#tag').selectOption({ index: 1 });
    await page.keyboard.press('Escape');
    await portal.settled();
    await portal.rows.first().locator('a').first().click();
    await page.locator('partner-customer .name').waitFor();
    heard.push(await wholeDom(page), page.url(), await page.title());
    await page.goBack();
    await portal.settled();
    await Promise.all(reading);
    const dynamic = () => answers.filter(({ url }) => !/\.(js|css|svg)$/.test(url));
    expect(dynamic().length).toBeGreaterThan(4);
    const before = [await wholeDom(page), page.url(), await page.evaluate(said), ...heard, ...dynamic().map(({ body }) => body)].join('\n');
    expect(before).toContain('customer-list');
    expect(leaksIn(before, values)).toEqual([]);

    answers.length = 0;
    await list.locator('thead .c-email .eye').click();
    await list.locator('tbody .c-email .value.clear').first().waitFor();
    await Promise.all(reading);
    const telling = dynamic().filter(({ body }) => leaksIn(body, values).length > 0);
    expect(telling.map(({ url }) => new URL(url).pathname)).toEqual(['/v1/customers/reveal']);
    await list.locator('thead .c-email .eye').click();
    await list.locator('.value.clear').first().waitFor({ state: 'detached' });
    expect(leaksIn([await wholeDom(page), page.url(), await page.evaluate(said), ...heard].join('\n'), values)).toEqual([]);
    await portal.close();
  });

  test('in the log, the signed heads or the audit trail, which all recorded the above', async () => {
    const world = await openWorld({ DATA_DIR: server.dataFolder, LOG_LEVEL: 'silent' });
    const trails = await Promise.all(WORLD_PARTNERS.map((name) => world.store.reads.audit.after(keys[name].partner.partnerId, 0, 10_000)));
    await world.close();
    const audit = JSON.stringify(trails);
    expect(audit).toContain('reveal');
    expect(leaksIn(audit, values)).toEqual([]);
    expect(leaksIn(logs(), values)).toEqual([]);
  });
});

async function walkAllPages(client: Client): Promise<void> {
  let page: { size: number; at: 'first' } | { size: number; after: string } | null = { size: 100, at: 'first' };
  while (page) {
    expect(await client.post('/v1/customers/search', { page })).toBe(200);
    const { next } = (JSON.parse(client.last) as { page: { next: string | null } }).page;
    page = next === null ? null : { size: 100, after: next };
  }
}

/** Quotas, coupons, accounts and the log; whoever may not read them is refused, which must say nothing either. */
async function readMoney(client: Client): Promise<void> {
  await client.post('/v1/quotas/search', { size: 100 });
  await client.get('/v1/accounts');
  await client.post('/v1/accounts/adjustments', { size: 100 });
  await client.post('/v1/operations/list', {});
  for (const path of ['/v1/coupons/search', '/v1/operations/search']) {
    let after: string | null = null;
    do {
      const status = await client.post(path, { size: 100, ...(after === null ? {} : { after }) });
      after = status === 200 ? (JSON.parse(client.last) as { next: string | null }).next : null;
    } while (after !== null);
  }
}

/** Who has signed what, payers and contracts, with their files. */
async function readAgreements(client: Client): Promise<void> {
  await client.get('/v1/agreements');
  for (const code of ['association-notice', 'referral-notice', 'data-processing']) {
    let after: string | null = null;
    do {
      const page: object = after === null ? { size: 100, at: 'first' } : { size: 100, after };
      const status = await client.post('/v1/agreements/standings/search', { code, page });
      after = status === 200 ? (JSON.parse(client.last) as { next: string | null }).next : null;
    } while (after !== null);
  }
  for (const [list, id] of [
    ['third-party-payments', 'agreementId'],
    ['payment-contracts', 'contractId'],
  ] as const) {
    if ((await client.get(`/v1/${list}`)) !== 200) continue;
    const [rows] = Object.values(JSON.parse(client.last) as Record<string, unknown>).filter((value) => Array.isArray(value));
    for (const row of (rows ?? []) as Record<string, string>[]) await client.get(`/v1/${list}/${row[id]}/file`);
  }
}

/** In the page: keeps the names and contents of all events that cross the document, and of what is stored. */
function listenToEverything(): void {
  const heard: string[] = [];
  Object.assign(globalThis, { heardEvents: heard });
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    heard.push(`${event.type} ${event instanceof CustomEvent ? JSON.stringify(event.detail) : ''}`);
    return dispatch.call(this, event);
  };
}

/** In the page: what was heard, and what the browser keeps. */
function said(): string {
  const { heardEvents } = globalThis as unknown as { heardEvents: string[] };
  return [
    ...heardEvents,
    JSON.stringify(history.state),
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    document.cookie,
    document.title,
  ].join('\n');
}
