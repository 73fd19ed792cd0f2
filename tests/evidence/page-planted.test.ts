import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReceiptFile } from '../../shared/evidence/receipt-file.ts';
import { verifyReceipt } from '../../shared/evidence/verify-receipt.ts';
import { launch } from '../e2e/browser.ts';
import { makeChain, makeFiles } from './made.ts';

let browser: Browser;
let page: Page;
let folder: string;
let html: string;
beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage();
  folder = mkdtempSync(join(tmpdir(), 'planted-'));
  html = (await makeFiles(makeChain(8), 6)).html;
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const ARTICLE = '<article class="agreement" lang="zh-CN">';
const OTHER = '<p>客户另须支付保证金。</p>';

describe('a page that still holds all that was signed, and shows something else,', () => {
  test.each([
    ['the article hidden', ARTICLE, ARTICLE.replace('>', ' hidden>'), '第 7 部分'],
    ['the article folded away, another text behind it', ARTICLE, `<details>${ARTICLE}`, '第 7 部分'],
    ['the article behind something that hides it', ARTICLE, `<div hidden>${ARTICLE}`, '第 7 部分'],
    ['a paragraph behind the article', '</article>', `</article>${OTHER}`, '第 8 部分'],
    ['a second article', '</article>', `</article>${ARTICLE}${OTHER}</article>`, '第 8 部分'],
    ['words beside the parts', '</article>', `</article>客户另须支付保证金。`, '之外'],
    ['a paragraph behind the script', '</script>\n</body>', `</script>${OTHER}</body>`, '之外'],
    ['another title', '<h1>《客户', '<h1>《总', '第 1 部分'],
    ['what it does not prove taken away', 'id="proves-not"', 'id="proves-not" hidden', '第 4 部分'],
    ['the note on keys taken away', '逐字核对', '不必核对', '第 9 部分'],
    ['a table hidden by a class of the sheet', '<div class="wide"', '<div class="paper"', '第 5 段'],
    ['the page turned round', '<html ', '<html dir="rtl" ', '之外'],
    ['words after the end', '</html>', `</html>${OTHER}`, '之外'],
  ])('says so, and its seal is broken: %s', async (_, from, to, place) => {
    const changed = html.replace(from, () => to);
    expect(changed).not.toBe(html);
    const path = join(folder, 'receipt.html');
    writeFileSync(path, changed);
    await page.goto(pathToFileURL(path).href);
    await page.waitForSelector('#verdict[data-state]');
    expect([await page.getAttribute('#verdict', 'data-state'), await page.locator('#verdict li').allInnerTexts()]).toEqual([
      'bad',
      [expect.stringContaining(place)],
    ]);
    const read = readReceiptFile(new TextEncoder().encode(changed));
    const failing = 'fault' in read ? [] : verifyReceipt(read.signed, read.beside).filter(({ outcome }) => outcome === 'fails');
    expect(failing.map(({ check }) => check)).toContain('seal');
  });
});
