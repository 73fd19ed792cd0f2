import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import AxeBuilder from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../e2e/browser.ts';
import { GOLDEN, GOLDEN_RECEIPTS } from './golden-list.ts';
import { makeChain, makeFiles } from './made.ts';

let browser: Browser;
/** Of pages that ask for nothing in particular. */
let plain: BrowserContext;
let folder: string;
let html: string;
beforeAll(async () => {
  browser = await launch();
  plain = await browser.newContext();
  folder = mkdtempSync(join(tmpdir(), 'receipts-'));
  html = (await makeFiles(makeChain(8), 6)).html;
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens a page from a file, as somebody does who was sent one; answers what went wrong or was asked for besides. */
async function open(text: string, options: BrowserContextOptions = {}): Promise<{ page: Page; strays: string[] }> {
  const path = join(folder, `${Math.random()}.html`);
  writeFileSync(path, text);
  return await visit(pathToFileURL(path).href, options);
}

async function visit(address: string, options: BrowserContextOptions = {}): Promise<{ page: Page; strays: string[] }> {
  const page = await (Object.keys(options).length === 0 ? plain.newPage() : browser.newPage(options));
  const strays: string[] = [];
  page.on('pageerror', (error) => strays.push(String(error)));
  page.on('console', (message) => strays.push(message.text()));
  page.on('request', (request) => request.url() !== address && strays.push(request.url()));
  await page.goto(address);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('#verdict[data-state]');
  return { page, strays };
}

const stateOf = (page: Page) => page.getAttribute('#verdict', 'data-state');
const failing = (page: Page) => page.locator('#verdict li').allInnerTexts();
const goldenPath = (name: string) => fileURLToPath(new URL(`${name}.html`, GOLDEN));

describe('the file of a receipt, opened from a disk,', () => {
  test.each(Object.keys(GOLDEN_RECEIPTS))('says that it holds by the script inside it, and asks for nothing: %s', async (name) => {
    const { page, strays } = await visit(pathToFileURL(goldenPath(name)).href);
    expect([await stateOf(page), strays]).toEqual(['good', []]);
    await page.close();
  });

  test("checks the seal of any file that is handed to it, also one of another release or a receipt's JSON", async () => {
    const { page } = await open(html);
    for (const name of Object.keys(GOLDEN_RECEIPTS)) {
      await page.setInputFiles('#again input', goldenPath(name));
      await page.waitForFunction((file) => document.querySelector('#verdict')?.textContent?.includes(file), `${name}.html`);
      expect([await stateOf(page), await page.innerText('#checks li:last-child')]).toEqual([
        'good',
        expect.stringContaining('整个文件未改动'),
      ]);
    }
    await page.setInputFiles('#again input', fileURLToPath(new URL('format-1-en.json', GOLDEN)));
    await page.waitForFunction(() => document.querySelector('#verdict')?.textContent?.includes('format-1-en.json'));
    expect([await stateOf(page), await page.innerText('#checks li:last-child')]).toEqual(['good', expect.stringContaining('封签未核对')]);
    const changed = join(folder, 'changed.html');
    writeFileSync(changed, html.replace('max-width:47rem', 'max-width:48rem'));
    await page.setInputFiles('#again input', changed);
    await page.waitForSelector('#verdict[data-state=bad]');
    expect(await failing(page)).toEqual(['封签无效：文件已被改动（页面样式）']);
    await page.setInputFiles('#again input', { name: 'other.html', mimeType: 'text/html', buffer: Buffer.from('<p>Hello</p>') });
    await page.waitForFunction(() => document.querySelector('#verdict')?.textContent?.includes('不是签署凭证'));
    await page.close();
  });

  test.each([
    ['a word of the text', '账单每月 ', '账单每年 ', ['页面显示的文本与签署的文本不同（第 4 段）']],
    ['the text that was signed', '"text":"账单每月 ', '"text":"账单每年 ', ['文本已被改动', '页面显示的文本与签署的文本不同（第 4 段）']],
    [
      'who signed in what capacity, as it is shown',
      '<dd>授权经办人</dd>',
      '<dd>法定代表人</dd>',
      ['页面显示的文本与签署的文本不同（第 5 项事实）'],
    ],
    ['when, in the record', '"at":"2024-09-15T04:07:00.000Z"', '"at":"2024-09-14T04:07:00.000Z"', ['签名无效', '签署记录已被改动']],
    ['what it proves', '本凭证证明：', '本凭证完全证明：', ['页面显示的文本与签署的文本不同（证明说明）']],
    ['the number', 'id="number">1', 'id="number">7', ['页面显示的文本与签署的文本不同']],
    ['a paragraph that was hidden', '<blockquote>', '<blockquote hidden>', ['页面显示的文本与签署的文本不同（第 7 段）']],
    ['the key', '"keyId":"evidence-2"', '"keyId":"evidence-1"', ['存证链头的签名无效，或出自另一密钥']],
  ])('tells that it was changed: %s', async (_, from, to, said) => {
    const changed = html.replace(from, to);
    expect(changed).not.toBe(html);
    const { page } = await open(changed);
    expect(await stateOf(page)).toBe('bad');
    const found = await failing(page);
    for (const words of said) expect(found.join('\n')).toContain(words);
    await page.close();
  });

  test('runs no script and draws no style but its own', async () => {
    const planted = html.replace('</main>', '<p style="position:fixed" id="planted">x</p><script>document.title="planted"</script></main>');
    const { page, strays } = await open(planted);
    expect(await page.title()).not.toBe('planted');
    expect(await page.locator('#planted').evaluate((node) => getComputedStyle(node).position)).toBe('static');
    expect(strays.join()).toContain('Content Security Policy');
    await page.close();
  });

  test('is read without a script, and says that nothing was checked', async () => {
    const { page } = await open(html, { javaScriptEnabled: false });
    expect(await page.innerText('#verdict')).toContain('尚未核对');
    expect(await page.innerText('article')).toContain('任何一方可以提前三十日通知解除。');
    expect(await page.locator('#again').isVisible()).toBe(false);
    await page.close();
  });

  test('fits a phone, in light and in dark, and is accessible', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open(html, { viewport: { width: 320, height: 640 }, colorScheme, bypassCSP: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.evaluate(AxeBuilder.source);
      const found = await page.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run(),
      );
      expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await page.close();
    }
  });

  test('prints text, number and digest, and neither buttons nor a verdict that paper cannot give', async () => {
    const { page } = await open(html);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#verdict, #again, .checks').filter({ visible: true }).count()).toBe(0);
    const paper = await page.innerText('.paper');
    expect(paper).toContain(await page.innerText('#number'));
    expect(paper).toMatch(/[0-9a-f]{64}/);
    await page.close();
  });
});

test('the file holds where a page on plain http shows it, too', async () => {
  const page = await browser.newPage();
  const address = 'http://portal.example.com/receipt.html';
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(address);
  await page.waitForSelector('#verdict[data-state]');
  // No secure context: a browser lends no cryptography there.
  expect([await page.evaluate(() => isSecureContext), await stateOf(page)]).toEqual([false, 'good']);
  await page.close();
});
