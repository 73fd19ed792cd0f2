/** For paper: the text as it stands, black on white. */
const STYLES = `
  @page { margin: 18mm; }
  body { margin: 0; color: black; background: white; font: 11pt/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  h1 { margin: 0 0 4pt; font-size: 16pt; line-height: 1.3; }
  .facts { margin: 0 0 14pt; color: #444; font-size: 9pt; }
  h3, h4, h5, h6 { margin: 12pt 0 4pt; font-size: 12pt; break-after: avoid; }
  p, ul, ol, blockquote, table { margin: 0 0 6pt; }
  table { border-collapse: collapse; inline-size: 100%; }
  th, td { padding: 3pt 6pt; border: 0.5pt solid #888; text-align: start; vertical-align: top; }
  blockquote { padding-inline-start: 10pt; border-inline-start: 1pt solid #888; }
  .marked { padding-inline-start: 8pt; border-inline-start: 1.5pt solid #555; }
  .mark { padding: 0 4pt; border: 0.5pt solid #555; font-size: 8pt; font-weight: normal; }
  .unseen { display: none; }
  a { color: inherit; }
`;

/**
 * Prints a text by itself: in a frame of this page that asks nothing of the network, since a modal dialog is cut off at the first sheet and has
 * the host's page behind it. `facts` stand above the text.
 */
export function printText(text: Element, title: string, facts: string, language: string): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  Object.assign(frame.style, { position: 'fixed', inlineSize: '0', blockSize: '0', border: '0' });
  document.body.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) {
    frame.remove();
    return;
  }
  const sheet = new (view as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(STYLES);
  page.adoptedStyleSheets = [sheet];
  page.documentElement.lang = language;
  page.title = title;
  const heading = page.createElement('h1');
  heading.textContent = title;
  const below = page.createElement('p');
  below.className = 'facts';
  below.textContent = facts;
  page.body.append(heading, below, page.importNode(text, true));
  view.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  view.print();
}
