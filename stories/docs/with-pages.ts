/** Stands beside a README of the whole project. */
export const INDEX = 'docs/README.md';

/** A link of Markdown: words, and where it leads. Not an image. */
const LINK = /(?<!!)\[((?:[^\][]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g;

/** The page of a document in the workshop, by the document's path; null for what is no document. */
export function pageOf(path: string): string | null {
  if (path === INDEX) return '?path=/docs/docs-all-documents--docs';
  const name = /^(?:docs\/)?(?<name>(?:widgets\/)?[\w-]+)\.md$/.exec(path)?.groups?.name;
  return name ? `?path=/docs/docs-${name.toLowerCase().replaceAll(/[/_]/g, '-')}--docs` : null;
}

/** The text of the document at `path` with its links leading to the pages of the workshop; what is no page here is named, and leads nowhere. */
export function withPages(text: string, path: string): string {
  return text.replace(LINK, (whole, words: string, target: string) => {
    if (/^(https?:|mailto:|#)/.test(target)) return whole;
    const page = pageOf(new URL(target, `file:///${path}`).pathname.slice(1));
    return page ? `[${words}](${page})` : words;
  });
}
