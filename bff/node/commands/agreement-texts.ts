import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { newAgreementTitle } from '../../../shared/contract/agreement-fields.ts';
import { AGREEMENT_SOURCE_MAXIMUM_BYTES, AGREEMENT_TITLE_MAXIMUM, type SourceFault } from '../../../shared/values/agreement-lists.ts';
import { LOCALES, type Locale } from '../../../shared/values/lists.ts';
import type { AgreementFiles } from '../../ports/agreements.ts';
import { fileSentence } from '../program/file-words.ts';
import { StartFailure } from '../program/start-failure.ts';
import { terminalText } from '../program/terminal-text.ts';

/** A text as it was typed and read. */
export interface ReadText {
  locale: Locale;
  /** Empty where only the text is looked at. */
  title: string;
  file: string;
  /** The file's bytes as text, byte for byte. */
  source: string;
}

const FAULTS: Readonly<Record<SourceFault, string>> = {
  html: 'HTML is not taken; write it as Markdown.',
  image: 'Pictures are not taken; say it in words.',
  'link-unsafe': 'A link leads to https: or mailto: alone, and where its words are an address, to that host.',
  nesting:
    'Too deep or too dense: headings have 4 levels, lists and quotes 6, a table 50 columns, a paragraph 2,000 marks and brackets, a text 500 quotes and 20,000 lines.',
  empty: 'There is nothing to read here.',
  'no-heading': 'The text needs at least one heading, such as "# Association notice".',
  unseen: 'Something stands here that nobody sees, such as a zero-width space or a control character. Take it out.',
  unsupported:
    'This would not be read as it is written: code, a footnote, a title of a link, an address that no link names, an item with another number than it would get, a cell without a column, or a heading inside a list or quote.',
};

const LINE_SHOWN = 80;

/** Reads what `--text` and `--title` name. Throws `StartFailure` with what to type or to mend. */
export async function readTexts(texts: readonly string[], titles?: readonly string[]): Promise<ReadText[]> {
  const files = pairsOf(texts, '--text', 'FILE');
  const named = titles && pairsOf(titles, '--title', 'TITLE');
  const untitled = named && [...files.keys()].find((locale) => !named.has(locale));
  if (untitled) throw new StartFailure(`The text in ${untitled} has no title: add --title ${untitled}="…".`);
  const unread = named && [...named.keys()].find((locale) => !files.has(locale));
  if (unread) throw new StartFailure(`There is a title in ${unread}, but no text: add --text ${unread}=FILE.`);
  return Promise.all(
    [...files].map(async ([locale, file]) => {
      const title = named?.get(locale);
      return { locale, title: title === undefined ? '' : titleOf(title), file, source: await sourceOf(file) };
    }),
  );
}

function pairsOf(given: readonly string[], option: string, what: string): Map<Locale, string> {
  const pairs = new Map<Locale, string>();
  for (const text of given) {
    const [, name, value = ''] = /^([^=]+)=(.+)$/su.exec(text) ?? [];
    const locale = LOCALES.find((known) => known === name);
    if (locale === undefined)
      throw new StartFailure(`${option} is LOCALE=${what}, with ${LOCALES.join(' or ')} for LOCALE, not "${text}".`);
    if (pairs.has(locale)) throw new StartFailure(`There are two of ${option} in ${locale}. Keep one.`);
    pairs.set(locale, value);
  }
  return pairs;
}

function titleOf(text: string): string {
  const read = newAgreementTitle.safeParse(text);
  if (read.success) return read.data;
  throw new StartFailure(
    `A title has 1 to ${AGREEMENT_TITLE_MAXIMUM} characters, none of them one that nobody sees: "${terminalText(text.slice(0, LINE_SHOWN))}".`,
  );
}

/** The file's bytes as text that gives the same bytes again, a byte order mark included. */
async function sourceOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new StartFailure(fileSentence(error) ?? `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  });
  if (bytes.byteLength > AGREEMENT_SOURCE_MAXIMUM_BYTES)
    throw new StartFailure(`${file} has ${bytes.byteLength} bytes; a text has ${AGREEMENT_SOURCE_MAXIMUM_BYTES} at most.`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new StartFailure(`${file} is not UTF-8. Save it as UTF-8; what was meant by its bytes cannot be guessed.`);
  }
}

/** Throws `StartFailure` with every fault of the texts: file, line, why, and the line itself. `after`: said at the end. */
export function refuseFaulty({ render }: Pick<AgreementFiles, 'render'>, texts: readonly ReadText[], after: string): void {
  const lines = texts.flatMap(({ file, source }) => {
    const found = render(source);
    if (!('faults' in found)) return [];
    const written = source.split(/\r\n|\n|\r/);
    return found.faults.map(({ line, fault }) => `${file}:${line}: ${FAULTS[fault]}${quoted(written[line - 1])}`);
  });
  if (lines.length > 0) throw new StartFailure([...lines, ...(after === '' ? [] : [after])].join('\n'));
}

function quoted(line = ''): string {
  const shown = terminalText(line.trim());
  if (shown === '') return '';
  return `\n    ${shown.length > LINE_SHOWN ? `${shown.slice(0, LINE_SHOWN)}…` : shown}`;
}

/** What a good text comes to, for whoever compares digests with `sha256sum`. */
export function textLines({ render }: Pick<AgreementFiles, 'render'>, texts: readonly ReadText[]): string[] {
  return texts.flatMap(({ locale, file, source }) => {
    const found = render(source);
    const rendered = 'rendered' in found ? hash('sha256', found.rendered) : '';
    return [`${locale}  ${file}`, `  source    sha256 ${hash('sha256', source)}`, `  rendered  sha256 ${rendered}`];
  });
}
