import type { Locator, Page } from 'playwright-core';

/** A sample's page in a browser. All pages have the same controls, by the same ids. */
export interface SamplePage {
  list: Locator;
  rows: Locator;
  /** Chooses an option of a control. */
  choose(id: string, value: string): Promise<void>;
  /** How many customers the page says there are. */
  found(): Promise<number>;
  /** The colour of the words in the rows, as they are drawn. */
  ink(): Promise<string>;
  /** The words above the columns. */
  headings(): Promise<string>;
  /** How often the page asked its server for a session. */
  sessionsAsked(): number;
  /** What the page threw, and what its console calls an error. */
  failures(): readonly string[];
}

/** Opens a sample and waits for its rows. */
export async function openSample(page: Page, origin: string): Promise<SamplePage> {
  const failures: string[] = [];
  let asked = 0;
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/partner-session') asked++;
  });
  page.setDefaultTimeout(20_000);
  await page.goto(origin);
  const list = page.locator('partner-customer-list');
  const rows = list.locator('tbody tr:not(.skeleton)');
  await rows
    .locator('.c-mobile .value')
    .first()
    .waitFor()
    .catch((error: Error) => {
      throw new Error(`${error.message}\n${failures.join('\n')}`);
    });
  return {
    list,
    rows,
    choose: async (id, value) => void (await page.selectOption(`#${id}`, value)),
    found: async () => Number(await page.locator('#found').textContent()),
    ink: () =>
      rows
        .locator('td')
        .first()
        .evaluate((cell) => getComputedStyle(cell).color),
    headings: () => list.locator('thead').innerText(),
    sessionsAsked: () => asked,
    failures: () => failures,
  };
}
