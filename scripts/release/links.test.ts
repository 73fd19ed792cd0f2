import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../set-up.mjs';

const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)];
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The anchors of a document's headings, as pages that show it make them. */
function anchorsOf(path: string): string[] {
  return [...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(DOCUMENTS)('Every link of %s leads to a file and a heading that are there', (document) => {
  const links = [...textOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !link.includes('://'));
  const leadNowhere = links.filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : normalize(join(dirname(document), path));
    return !existsSync(join(ROOT, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
  expect(leadNowhere).toEqual([]);
});

test('README names every document of the folder docs', () => {
  const named = textOf('README.md');
  expect(DOCUMENTS.filter((path) => path.startsWith('docs/') && !named.includes(`](${path})`))).toEqual([]);
});
