import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type WorldPartnerName, worldKeys } from '../../bff/sandbox/world.ts';
import { launch } from '../e2e/browser.ts';
import { type Bff, startBff } from './bff.ts';
import { type HostPage, hostMarkup } from './page.ts';
import { portalFile } from './portal-files.ts';

/** Who looks at a host's page: an operator of the distributor, and a clerk of one of its customers. */
export type Viewer = 'operator' | 'customer';

/** Whose session it is. A customer is the distributor's first that is asked to sign, unless it is named. */
export interface Who {
  viewer: Viewer;
  partner?: WorldPartnerName | undefined;
  customerId?: string | undefined;
}

/** A portal's own server, on another site than the BFF: pages, and a place that mints sessions. */
export interface Hosts {
  bff: Bff;
  /** Origin of the portal's pages. */
  origin: string;
  browser: Browser;
  /** Puts a page at an address of the portal and opens it in a profile of its own. */
  open(definition: HostPage, options?: OpenOptions): Promise<Opened>;
  /** A secret of a session for pages of the portal. */
  mint(who: Who): Promise<string>;
  close(): Promise<void>;
}

export interface OpenOptions {
  context?: BrowserContextOptions;
  /** Before the page is opened: scripts that stand in the way, say. */
  prepare?: (page: Page, context: BrowserContext) => Promise<void>;
  browser?: Browser;
}

export interface Opened {
  page: Page;
  context: BrowserContext;
  /** What went wrong, each once: breaches of the policy, errors of scripts and of the console. */
  complaints(): Promise<string[]>;
  /** Every address that was asked for. */
  requests: readonly string[];
}

const keys = worldKeys();
const PERSON = 'finance-clerk-1';

export async function startHosts(): Promise<Hosts> {
  const bff = await startBff();
  const browser = await launch();
  const pages = new Map<string, HostPage>();
  // The BFF is reached as localhost, the portal by its address: two sites, as in earnest.
  const server = createServer((request, response) => void answer(request, response).catch(() => response.writeHead(500).end()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mint = (who: Who) => mintSession(bff, origin, who);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    if (pathname === '/session') {
      const secret = await mint(readWho(searchParams));
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify({ secret }));
      return;
    }
    const script = portalFile(pathname, bff.widgets);
    if (script !== null) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      return;
    }
    const definition = pages.get(pathname);
    const blank = '<!doctype html><title>Elsewhere</title>';
    const type = 'text/html; charset=utf-8';
    if (!definition) response.writeHead(200, { 'content-type': type }).end(blank);
    else response.writeHead(200, { 'content-type': type, ...definition.headers?.(bff.origin) }).end(hostMarkup(definition, bff.origin));
  }

  return {
    bff,
    origin,
    browser,
    mint,
    open: (definition, options = {}) => {
      const path = `/${definition.name}`;
      pages.set(path, definition);
      return open(options.browser ?? browser, `${origin}${path}`, options);
    },
    close: async () => {
      await browser.close();
      await stop(server);
      await bff.stop();
    },
  };
}

async function open(browser: Browser, address: string, { context: options = {}, prepare }: OpenOptions): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en', acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const requests: string[] = [];
  const told: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && told.push(message.text()));
  page.on('pageerror', ({ message }) => told.push(message));
  await prepare?.(page, context);
  await page.goto(address);
  const reports = () => page.evaluate(() => (globalThis as unknown as { reports: string[] }).reports);
  return { page, context, requests, complaints: async () => [...new Set([...told, ...(await reports())])] };
}

function readWho(query: URLSearchParams): Who {
  return {
    viewer: query.get('as') === 'customer' ? 'customer' : 'operator',
    partner: (query.get('partner') || undefined) as WorldPartnerName | undefined,
    customerId: query.get('customer') || undefined,
  };
}

async function mintSession(
  bff: Bff,
  origin: string,
  { viewer, partner = 'distributor', customerId = bff.signers[0] }: Who,
): Promise<string> {
  const { secretKey, operators, partner: record } = keys[partner];
  const [operator] = operators.filter(({ userId }) => userId === 'admin');
  const roles = record.rolesFrom === 'session' ? { roles: operator?.roles ?? ['administrator'] } : {};
  const subject =
    viewer === 'operator'
      ? { kind: 'operator', userId: operator?.userId ?? 'admin', ...roles }
      : { kind: 'end-customer', customerId, personId: PERSON };
  const minted = await fetch(`${bff.origin}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subject, origins: [origin], locale: 'en' }),
  });
  const answer = (await minted.json()) as { secret?: string };
  if (!answer.secret) throw new Error(`No session: ${JSON.stringify(answer)}`);
  return answer.secret;
}

function stop(server: HttpServer): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
