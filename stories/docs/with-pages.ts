/** A link of Markdown: words, and where it leads. Not an image. */
const LINK = /(?<!!)\[((?:[^\][]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g;
const DOCUMENT = /^(?:\.\.?\/)*(?:docs\/)?([\w-]+)\.md(#.*)?$/;

/** The page of a document in the workshop: the same words the file is named by. */
export function pageOf(name: string): string {
  return name === 'README' ? '?path=/docs/docs-readme--docs' : `?path=/docs/docs-${name.toLowerCase().replaceAll('_', '-')}--docs`;
}

/** The text with its links leading to the pages of the workshop; what is no page here is named, and leads nowhere. */
export function withPages(text: string): string {
  return text.replace(LINK, (whole, words: string, target: string) => {
    if (/^(https?:|mailto:|#)/.test(target)) return whole;
    const [, name] = DOCUMENT.exec(target) ?? [];
    return name ? `[${words}](${pageOf(name)})` : words;
  });
}
