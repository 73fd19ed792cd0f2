import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';

/** Readers of this section come last where there is little room (llmstxt.org). */
const OPTIONAL = 'Developers of the kit';
const ELEMENT = /^\| \[`<(partner-[\w-]+)>`\]\(([^)]+)\) \| (.+) \|$/gm;
const LINK = /(?<!!)\[((?:[^\][]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g;

/** The index of all documents in the form of llmstxt.org, made from docs/README.md and docs/widgets/README.md; links as they are in docs/. */
export function llmsText(): string {
  const [head = '', ...sections] = documentOf('docs/README.md')
    .trimEnd()
    .split(/\n(?=## )/);
  const summary = head.split('\n\n')[1]?.split(/(?<=\.) /)[0] ?? '';
  const rows = [...documentOf('docs/widgets/README.md').matchAll(ELEMENT)];
  const elements = rows.map(([, tag, path, lead]) => `- [<${tag}>](widgets/${path}): ${lead}`);
  const [toBegin = '', developers = '', ...others] = sections.map((section) => section.trimEnd().replace(`## ${OPTIONAL}`, '## Optional'));
  return [
    '# Partner Widget Kit',
    `> ${summary}`,
    'Every element stands inside a `<partner-session>`, which asks the portal’s own server for a session. Names, phones and e-mail addresses reach the browser masked.',
    toBegin,
    `## Elements\n\n${elements.join('\n')}`,
    developers,
    ...others,
  ]
    .join('\n\n')
    .concat('\n');
}

/** The same for a folder that has docs/ in it and nothing else of the project: what leads elsewhere is left out. */
export function llmsTextBesideDocs(): string {
  return llmsText()
    .replaceAll(/^- \[[^\]]+\]\(\.\.\/[^)]+\).*\n/gm, '')
    .replaceAll(/^(- \[[^\]]+\]\()/gm, '$1docs/')
    .replaceAll(/## [^\n]+\n\n(?=## |$)/g, '');
}

/** Every document of docs/ by its path, as it can stand without the rest of the project. */
export function documentsBeside(): Map<string, string> {
  const names = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const paths = names.map((name) => `docs/${name.replaceAll('\\', '/')}`).sort();
  return new Map(paths.map((path) => [path, withLinksInside(documentOf(path), path)]));
}

/** A document of docs/ whose links lead nowhere but into docs/ and the web; `path` from the top of the checkout. */
export function withLinksInside(text: string, path: string): string {
  return text.replace(LINK, (whole, words: string, target: string) => {
    if (/^(https?:|mailto:|#)/.test(target)) return whole;
    return new URL(target, `file:///${path}`).pathname.startsWith('/docs/') ? whole : words;
  });
}

function documentOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
