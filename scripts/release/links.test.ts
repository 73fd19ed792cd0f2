import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../set-up.mjs';

const inFolder = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => /\.(md|txt)$/.test(name))
    .map((name) => `${folder}/${name}`);
const PAGES_OF_ELEMENTS = inFolder('docs/widgets');
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', ...inFolder('docs'), ...PAGES_OF_ELEMENTS];
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

test('docs/README.md names every document once, with a line of its own', () => {
  const links = [...textOf('docs/README.md').matchAll(/^- \[[^\]]+\]\(([^)]+)\): .+\.$/gm)].map(([, path = '']) =>
    normalize(join('docs', path)),
  );
  const documents = DOCUMENTS.filter((path) => path.endsWith('.md') && path !== 'docs/README.md' && !PAGES_OF_ELEMENTS.includes(path));
  expect(links.sort()).toEqual([...documents, 'docs/widgets/README.md', 'samples/README.md'].sort());
});
