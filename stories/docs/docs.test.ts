import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageOf, withPages } from './with-pages.ts';

const root = new URL('../../', import.meta.url);
const documents = [
  ...readdirSync(new URL('docs/', root))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  'README.md',
  'CHANGELOG.md',
  'ARCHITECTURE.md',
];
const pages = readdirSync(new URL('./', import.meta.url)).filter((file) => file.endsWith('.mdx'));
const titles = pages.map((file) => /<Meta title="([^"]+)"/.exec(readFileSync(new URL(file, import.meta.url), 'utf8'))?.[1] ?? '');
const idOf = (title: string) => `?path=/docs/${title.toLowerCase().replaceAll(/[/ ]/g, '-')}--docs`;

describe('pages of documents in the workshop', () => {
  it.each(documents)('%s has one, which is made from the file itself', (document) => {
    const page = new URL(`./${document.split('/').at(-1)?.replace('.md', '').toLowerCase()}.mdx`, import.meta.url);
    expect(existsSync(page)).toBe(true);
    expect(readFileSync(page, 'utf8')).toContain(`'../../${document}?raw'`);
  });

  it.each(documents)('links of %s lead to pages that are there', (document) => {
    const ids = titles.map(idOf);
    const targets = [...withPages(readFileSync(new URL(document, root), 'utf8')).matchAll(/\]\((\?path=[^)]+)\)/g)].map(
      ([, target]) => target,
    );
    for (const target of targets) expect(ids).toContain(target);
  });
});

describe('links of a document', () => {
  it('lead to the page of the other document', () => {
    expect(withPages('See [money](MONEY.md#quotas) and [the rest](../README.md).')).toBe(
      `See [money](${pageOf('MONEY')}) and [the rest](${pageOf('README')}).`,
    );
  });

  it('stay as they are where they lead into the web or to a part of the same page', () => {
    const text = '[a](https://example.com) [b](#part) ![c](x.png)';
    expect(withPages(text)).toBe(text);
  });

  it('become plain words where they lead to what is no page', () => {
    expect(withPages('[the schema](../bff/storage/schema.ts)')).toBe('the schema');
  });
});
