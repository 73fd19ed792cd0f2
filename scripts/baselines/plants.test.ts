import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { controls } from '../../widgets/kit/controls.ts';
import { noticeStyles } from '../../widgets/kit/notice.ts';
import { tokens } from '../../widgets/kit/tokens.ts';
import { cropGround, type Picture, readPicture } from './picture.ts';
import { pinnedChromium, SAME_DRAWING } from './pinned-chromium.ts';
import { differencesOf } from './tolerance.ts';
import { writePicture } from './write-picture.ts';

/** A panel of the kit: a line of text, an icon, buttons and a field. */
const PANEL = `<div class="panel" style="padding: 24px">
  <h2 class="title" style="font-size: 16px">客户列表加载失败 · The list could not be loaded</h2>
  <p class="line">请重试；仍不行时，把请求编号交给管理员。 Try again in a minute.</p>
  <svg class="icon" viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5"><circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.5v.5"/></svg>
  <button type="button" class="button primary">重试</button> <button type="button" class="button">Cancel</button>
</div>`;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const executablePath = (await pinnedChromium()) ?? (process.env.CHROME_PATH || '/usr/bin/chromium');
  const isRoot = process.getuid?.() === 0;
  browser = await chromium.launch({ executablePath, args: [...(isRoot ? ['--no-sandbox'] : []), ...SAME_DRAWING] });
  page = await browser.newPage({ viewport: { width: 640, height: 300 } });
});
afterAll(() => browser.close());

beforeEach(async () => {
  await page.setContent('<body style="background: #fff"><main></main></body>');
  await page.evaluate(
    ({ panel, sheets }) => {
      const root = document.querySelector('main')?.attachShadow({ mode: 'open' });
      if (!root) throw new Error('There is no place for the panel.');
      root.innerHTML = panel;
      root.adoptedStyleSheets = sheets.map((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return sheet;
      });
    },
    { panel: PANEL, sheets: [tokens, controls, noticeStyles].flat().map(({ cssText }) => cssText) },
  );
});

const picture = async (): Promise<Picture> => cropGround(readPicture(await page.screenshot({ animations: 'disabled' })));
/** What an image of now, written and read, says about a picture after a change. */
async function afterChange(change: () => Promise<unknown>) {
  const image = readPicture(writePicture(await picture(), ''));
  await change();
  return differencesOf(image, await picture());
}
const style = (selector: string, property: string, value: string) =>
  page
    .locator(selector)
    .evaluate((element, [name = '', to = '']) => (element as HTMLElement).style.setProperty(name, to), [property, value]);

describe('what a person would see in a story fails it', () => {
  test.each([
    ['a token a trace darker', () => style('main', '--partner-accent', 'oklch(0.5 0.19 262)')],
    ['a border of another colour', () => style('main', '--partner-border-strong', 'oklch(0.7 0.01 262)')],
    ['a line of text 2 px lower', () => style('.line', 'transform', 'translateY(2px)')],
    ['a line of text 1 px to the side', () => style('.line', 'transform', 'translateX(1px)')],
    ['an icon that is gone', () => style('.icon', 'visibility', 'hidden')],
    ['a button with rounder corners', () => style('.primary', 'border-radius', '10px')],
    ['another letter', () => page.locator('.line').evaluate((line) => line.append('s'))],
    ['thinner words', () => style('.title', 'font-weight', '400')],
  ])('%s', async (_, change) => {
    expect((await afterChange(change)).isSame).toBe(false);
  });

  test('and a line that came to stand at the next point, as lines between two do, does not', async () => {
    expect((await afterChange(() => style('.line', 'transform', 'translateY(1px)'))).isSame).toBe(true);
  });

  test('and the same, drawn anew, does not', async () => {
    const { isSame, points } = await afterChange(async () => {
      await style('main', 'display', 'none');
      await page.screenshot();
      await style('main', 'display', 'block');
    });
    expect({ isSame, points }).toEqual({ isSame: true, points: 0 });
  });
});
