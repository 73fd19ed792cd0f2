import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../../scripts/set-up.mjs';

/** A block of code in a document. */
export interface Fence {
  document: string;
  /** Line of the document where the code begins, from 1. */
  line: number;
  language: string;
  /** What the comment right above it says, such as `walk` in `<!-- walk -->`: a test runs the block by this name. */
  mark: string | null;
  code: string;
}

const FENCE = /(?:<!-- ([^>]*?) -->\n)?```(\w*)\n([\s\S]*?)\n?```/g;

/** Documents that people read: README.md, docs/, those of the packages and of the samples. */
export function documents(): string[] {
  const inside = (folder: string) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => `${folder}/${name}`);
  return [
    'README.md',
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    ...inside('docs'),
    ...inside('scripts/packages/readme'),
    ...inside('samples'),
  ].sort();
}

export function fencesOf(document: string): Fence[] {
  const text = readFileSync(`${ROOT}${document}`, 'utf8');
  return [...text.matchAll(FENCE)].map((found) => {
    const [whole, mark, language = '', code = ''] = found;
    const line = text.slice(0, found.index + whole.indexOf('```')).split('\n').length + 1;
    return { document, line, language, mark: mark ?? null, code };
  });
}
