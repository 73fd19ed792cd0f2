import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { extname, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { allowAssignments } from '../../widgets/testing/fake-assignments.ts';
import { FakeBff } from '../../widgets/testing/fake-bff.ts';
import { launch } from '../e2e/browser.ts';
import { median, milliseconds, type Section } from './measure.ts';

const ROUNDS = 5;
const ROWS = 50;
const THROTTLE = 4;
/** DESIGN.md §5. */
const LONGEST_TASK_MILLISECONDS = 50;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Customers</title>
<body style="font-family: sans-serif; margin: 16px">
<partner-session><partner-customer-list></partner-customer-list></partner-session>
<script type="module">
const session = document.querySelector('partner-session');
session.fetchSession = async () => (await fetch('/secret')).json();
session.setAttribute('base-url', '/');
document.querySelector('partner-customer-list').state = { size: ${ROWS} };
import('/partner-session.js');
import('/partner-customer-list.js');
</script>`;

/** The customer list as it stands on a page, written out. */
const WRITTEN_OUT = `(() => {
  const { shadowRoot } = document.querySelector('partner-customer-list');
  const styles = shadowRoot.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\\n');
  return '<template shadowrootmode="open"><style>' + styles + '</style>' + shadowRoot.innerHTML + '</template>';
})()`;

const SHIFTS = `new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
  .observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 300))`;

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  dur?: number;
  args: { name?: string };
}

export interface Round {
  longest: number;
  shift: number;
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length > 0 ? Buffer.concat(parts).toString() : null;
}

/** The built files, a page around them, and answers by the contract. */
async function serve(folder: string, pages: Map<string, string>): Promise<{ server: Server; base: string }> {
  const bff = new FakeBff({ customers: 2 * ROWS, locale: 'zh-CN' });
  // With boxes and menus in every row, as an administrator has them.
  allowAssignments(bff);
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const page = pages.get(path);
    const file = join(folder, path);
    if (page) return response.setHeader('content-type', 'text/html').end(page);
    if (path === '/secret') return response.end(JSON.stringify(await bff.fetchSession()));
    if (extname(path) === '.js' && existsSync(file)) return response.setHeader('content-type', 'text/javascript').end(readFileSync(file));
    const { method = 'GET', headers } = request;
    const answer = await bff.transport(
      new Request(`http://localhost${request.url}`, { method, headers: headers as Record<string, string>, body: await bodyOf(request) }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, base: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` };
}

/** The longest task of the page's main thread, in milliseconds. */
function longestTask(trace: Buffer): number {
  const events = (JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }).traceEvents;
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const isMain = (event: TraceEvent): boolean => mains.some(({ pid, tid }) => pid === event.pid && tid === event.tid);
  return Math.max(0, ...events.filter((event) => event.name === 'RunTask' && isMain(event)).map(({ dur = 0 }) => dur / 1000));
}

async function visit(browser: Browser, url: string, act: (page: Page) => Promise<void> = async () => undefined): Promise<Round> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] });
  await page.goto(url);
  await page.waitForFunction(`document.querySelectorAll('[data-peer]').length > 0 ||
    document.querySelector('partner-customer-list')?.shadowRoot?.querySelectorAll('tbody tr:not(.skeleton)').length === ${ROWS}`);
  // What comes right after the rows is part of it.
  await page.waitForTimeout(1500);
  const trace = await browser.stopTracing();
  const shift = await page.evaluate<number>(SHIFTS);
  await act(page);
  await context.close();
  return { longest: longestTask(trace), shift };
}

async function rounds(browser: Browser, url: string): Promise<Round> {
  await visit(browser, url);
  const all: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await visit(browser, url));
  return { longest: median(all.map(({ longest }) => longest)), shift: median(all.map(({ shift }) => shift)) };
}

/** How long the customer list holds its host page up while it appears, and what it moves. */
export async function measureTask(): Promise<Section> {
  const folder = resolve('dist/widgets');
  if (!existsSync(join(folder, 'partner-customer-list.js')))
    throw new Error('dist/widgets is not built: run `npm start` or `vite build` first.');
  const pages = new Map([['/', PAGE]]);
  const { server, base } = await serve(folder, pages);
  const browser = await launch();
  try {
    await visit(browser, `${base}/`, async (page) => {
      const written = await page.evaluate<string>(WRITTEN_OUT);
      pages.set(
        '/peer',
        `<!doctype html><meta charset="utf-8"><title>Customers</title><body style="margin: 16px"><div data-peer>${written}</div>`,
      );
    });
    const list = await rounds(browser, `${base}/`);
    const peer = await rounds(browser, `${base}/peer`);
    return {
      title: 'Tasks of the customer list',
      how: `${ROWS} rows on a plain page of 1,440 × 900 px in headless Chromium, CPU ${THROTTLE} times slower through its protocol; longest task of the page's main thread from a trace, from the page's start to 1.5 s after the last row. Medians of ${ROUNDS}. Peer: the same list written out as HTML, without a script.`,
      findings: [
        {
          what: 'longest task, the list with all it loads',
          figure: milliseconds(list.longest),
          beside: `≤ ${LONGEST_TASK_MILLISECONDS} ms`,
          isMet: list.longest <= LONGEST_TASK_MILLISECONDS,
        },
        {
          what: 'longest task, the same as plain HTML',
          figure: milliseconds(peer.longest),
          beside: 'parsing, style and layout in one go',
          isMet: null,
        },
        { what: 'layout shift', figure: list.shift.toFixed(3), beside: '0', isMet: list.shift === 0 },
      ],
    };
  } finally {
    await browser.close();
    server.close();
  }
}
