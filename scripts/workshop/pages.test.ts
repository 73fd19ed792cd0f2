import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pageOf } from '../../stories/docs/with-pages.ts';
import { documentsOf, workshopPages } from './pages.ts';

const root = new URL('../../', import.meta.url);
const pages = workshopPages(root);

it.each([...pages])('%s shows its document as it is now (else: npm run workshop-pages)', (path, content) => {
  const file = new URL(path, root);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(content);
});

it('no page stands for a document that is gone', () => {
  const there = readdirSync(new URL('stories/docs/', root), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));
  expect(there.map((file) => `stories/docs/${file}`).sort()).toEqual([...pages.keys()].sort());
});

it('every page has the address that links to its document have', () => {
  const addresses = [...pages.values()].map((page) => {
    const title = /<Meta title="([^"]+)"/.exec(page)?.[1] ?? '';
    return `?path=/docs/${title.toLowerCase().replaceAll(/[/ ]/g, '-')}--docs`;
  });
  expect(addresses).toEqual(documentsOf(root).map(pageOf));
});

it('every widget with a page of its own is shown live on it', () => {
  for (const document of documentsOf(root).filter((path) => /widgets\/partner-/.test(path))) {
    const page = [...pages].find(([path]) => path.endsWith(`/${document.split('/').at(-1)?.replace('.md', '.mdx')}`))?.[1] ?? '';
    const file = /from '\.\.\/\.\.\/(.+\.stories\.ts)'/.exec(page)?.[1];
    const story = /of=\{stories\.(\w+)\}/.exec(page)?.[1];
    expect(readFileSync(new URL(`stories/${file}`, root), 'utf8'), document).toContain(`export const ${story}`);
  }
});
