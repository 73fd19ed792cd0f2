import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../set-up.mjs';
import { documentsBeside, llmsText, llmsTextBesideDocs, withLinksInside } from './llms.ts';

const linksOf = (text: string) => [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): .+$/gm)].map(([, link = '']) => link);

describe('docs/llms.txt', () => {
  test('names what docs/README.md and docs/widgets/README.md name; where it does not: npm run llms', () => {
    expect(readFileSync(`${ROOT}docs/llms.txt`, 'utf8')).toBe(llmsText());
  });

  test('has title, summary and sections of links that lead somewhere', () => {
    const text = llmsText();
    expect(text).toMatch(/^# .+\n\n> .+\.\n\n[^#]+## /);
    const lines = text
      .split('## ')
      .slice(1)
      .flatMap((section) => section.trimEnd().split('\n').slice(2));
    expect(linksOf(text)).toHaveLength(lines.filter((line) => line !== '').length);
    expect(linksOf(text).filter((link) => !existsSync(`${ROOT}docs/${link}`))).toEqual([]);
    expect(linksOf(text)).toContain('widgets/partner-customer-list.md');
  });

  test('beside docs/ alone leads into it and nowhere else', () => {
    const links = linksOf(llmsTextBesideDocs());
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter((link) => !link.startsWith('docs/') || !existsSync(`${ROOT}${link}`))).toEqual([]);
    expect(llmsTextBesideDocs()).not.toMatch(/## [^\n]+\n\n(## |$)/);
  });
});

test('documents that stand without the rest of the project lead to each other alone', () => {
  const documents = documentsBeside();
  const leadNowhere = [...documents].flatMap(([path, text]) =>
    [...text.matchAll(/\]\(([^)#\s]+)[^)\s]*\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^(https?|mailto):/.test(target) && !documents.has(new URL(target, `file:///${path}`).pathname.slice(1))),
  );
  expect(leadNowhere).toEqual([]);
  expect(documents.size).toBeGreaterThan(40);
});

test('a document that stands without the rest of the project names what is not there, and does not lead to it', () => {
  const text =
    'See [money](MONEY.md#quotas), [all](../README.md), [list](widgets/partner-audit.md), [web](https://example.com), [above](#top).';
  expect(withLinksInside(text, 'docs/DATA.md')).toBe(text.replace('[all](../README.md)', 'all'));
});
