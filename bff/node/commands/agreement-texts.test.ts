import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, test } from 'vitest';
import { agreementFiles } from '../../files/agreements/index.ts';
import { readTexts, refuseFaulty } from './agreement-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'agreement-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const GOOD = file('good.md', '# Notice\n');

it.each([
  ['a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x23, 0x20, 0x61, 0x0a])],
  ['line ends of Windows, tabs and no last line end', new TextEncoder().encode('# 须知\r\n\r\n\t一\r\n二')],
])('A text with %s keeps every byte', async (_, bytes) => {
  const [text] = await readTexts([`zh-CN=${file('exact.md', bytes)}`]);
  expect(new TextEncoder().encode(text?.source)).toEqual(bytes);
});

test('A file whose name holds an equals sign is found, and a title may hold one', async () => {
  const path = file('a=b.md', '# Notice\n');
  expect(await readTexts([`en=${path}`], ['en=  A = B '])).toMatchObject([{ locale: 'en', title: 'A = B', file: path }]);
});

test.each<[string, string[], string[] | undefined, string]>([
  ['a file that is not there', [`en=${join(folder, 'missing.md')}`], undefined, 'missing.md is not there. Correct its name.'],
  [
    'another encoding',
    [`en=${file('gbk.md', new Uint8Array([0x23, 0x20, 0xd0, 0xeb]))}`],
    undefined,
    'gbk.md is not UTF-8. Save it as UTF-8',
  ],
  ['a file that is too long', [`en=${file('long.md', 'a'.repeat(262_145))}`], undefined, 'has 262145 bytes; a text has 262144 at most'],
  ['a folder', [`en=${folder}`], undefined, 'cannot be read (EISDIR)'],
  ['a text without a title', [`en=${GOOD}`], [], 'add --title en="…"'],
  ['a title without a text', [`en=${GOOD}`], ['en=A', 'zh-CN=B'], 'add --text zh-CN=FILE'],
  ['a locale that there is not', [`fr=${GOOD}`], undefined, 'with zh-CN or en for LOCALE, not "fr='],
  ['no locale at all', [GOOD], undefined, '--text is LOCALE=FILE'],
  ['two texts of one locale', [`en=${GOOD}`, `en=${GOOD}`], undefined, 'There are two of --text in en. Keep one.'],
  ['a title of blanks', [`en=${GOOD}`], ['en=   '], 'A title has 1 to 120 characters'],
])('%s is refused with what to mend', async (_, texts, titles, said) => {
  await expect(readTexts(texts, titles)).rejects.toThrow(said);
});

test('The line of a fault is shown as it is, but moves no cursor and sets no title of the terminal it is shown in', async () => {
  const texts = await readTexts([`en=${file('commands.md', '# Notice\n\n\u001b]0;Signed\u0007\u001b[2J<b>agreed</b>\u202e\n')}`]);
  const said = (() => {
    try {
      refuseFaulty(agreementFiles, texts, '');
    } catch (error) {
      return String(error);
    }
  })();
  expect(said).toContain('commands.md:3: ');
  expect(said).toContain('<b>agreed</b>');
  expect(said?.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  await expect(readTexts([`en=${GOOD}`], ['en=A\u001b[2J'])).rejects.toThrow('one that nobody sees: "A\ufffd[2J"');
});
