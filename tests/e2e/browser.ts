import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

export interface BrowserOptions {
  /** Keeps pages that are left, so that coming back finds them as they were; the tests' own default is that they are made anew. */
  keepsPages?: boolean;
}

export async function launch({ keepsPages = false }: BrowserOptions = {}): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  const args = [...(isRoot ? ['--no-sandbox'] : []), '--disable-background-networking'];
  return chromium.launch({
    executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
    args,
    ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  });
}

/** A page of the demonstration portal, as an operator sees it. */
export interface Portal {
  page: Page;
  list: Locator;
  rows: Locator;
  /** The first row's cell of a column. */
  cell(column: string): Locator;
  /** The list has settled: no skeleton, and rows or words. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface SignIn {
  origin: string;
  /** As the portal's sign-in page names it, such as `distributor/admin`. */
  operator: string;
  locale?: string;
}

/** Signs in with a click, in a browser profile of its own. */
export async function signIn(browser: Browser, { origin, operator, locale = 'en' }: SignIn): Promise<Portal> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(origin);
  await page.click(`button[value="${operator}"]`);
  await page.waitForURL('**/customers');
  const list = page.locator('partner-customer-list');
  const rows = list.locator('tbody tr:not(.skeleton)');
  const settled = async () => {
    await list.locator('tbody tr:not(.skeleton), .notice').first().waitFor();
    await page.waitForFunction(
      () => document.querySelector('partner-customer-list')?.shadowRoot?.querySelector('[aria-busy="true"], .skeleton') === null,
    );
  };
  await settled();
  return { page, list, rows, settled, cell: (column) => rows.first().locator(`.c-${column}`), close: () => context.close() };
}

/** Everything in the page, shadow trees included, as text. */
export function wholeDom(page: Page): Promise<string> {
  return page.evaluate(() => {
    const write = (root: Document | ShadowRoot | Element): string => {
      const own = 'outerHTML' in root ? root.outerHTML : root instanceof ShadowRoot ? root.innerHTML : root.documentElement.outerHTML;
      const inner = [...root.querySelectorAll('*')].map(({ shadowRoot }) => (shadowRoot ? write(shadowRoot) : ''));
      const typed = [...root.querySelectorAll('input')].map(({ value }) => value);
      return [own, ...inner, ...typed].join('\n');
    };
    return write(document);
  });
}
