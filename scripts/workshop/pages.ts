import { readdirSync } from 'node:fs';
import { INDEX } from '../../stories/docs/with-pages.ts';

/** Of each page of a widget, the story that shows it live: file and name below stories/. */
const LIVE: Readonly<Record<string, readonly [file: string, story: string]>> = {
  'partner-agreement-dialog': ['agreement-dialog/signing', 'Prompt'],
  'partner-agreement-list': ['agreement-list/list', 'NewVersion'],
  'partner-agreement-records': ['agreement-records/standings', 'Administrator'],
  'partner-audit': ['audit/audit', 'Administrator'],
  'partner-consumption-dashboard': ['consumption/overview', 'RunningCycle'],
  'partner-coupon-quota': ['coupon-quota/quotas', 'Cards'],
  'partner-customer': ['customer/page', 'Whole'],
  'partner-customer-list': ['customer-list/rows', 'FirstPage'],
  'partner-my-partner': ['agreement-list/my-partner', 'Contact'],
  'partner-roles': ['roles/roles', 'Members'],
  'partner-session': ['customer-list/two-sessions', 'ShareNothing'],
};

/** Documents that have a page in the workshop: those at the root, in docs/ and in docs/widgets/. Paths from the root. */
export function documentsOf(root: URL): string[] {
  const markdownIn = (folder: string) =>
    readdirSync(new URL(folder, root))
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map((file) => `${folder}${file}`);
  return ['README.md', 'CHANGELOG.md', 'ARCHITECTURE.md', ...markdownIn('docs/'), ...markdownIn('docs/widgets/')];
}

/** The pages of the workshop that show the documents, by path from the root. */
export function workshopPages(root: URL): Map<string, string> {
  return new Map(documentsOf(root).map((document) => [pathOf(document), pageFor(document)]));
}

function pathOf(document: string): string {
  if (document === INDEX) return 'stories/docs/all-documents.mdx';
  return `stories/docs/${document
    .replace(/^docs\//, '')
    .replace(/\.md$/, '')
    .toLowerCase()}.mdx`;
}

/** `PAGE_EVENTS` as words. */
function titleOf(name: string): string {
  return name === name.toUpperCase() ? `${name[0]}${name.slice(1).toLowerCase().replaceAll('_', ' ')}` : name;
}

function pageFor(document: string): string {
  const name = document.split('/').at(-1)?.replace(/\.md$/, '') ?? '';
  const isOfWidget = document.startsWith('docs/widgets/');
  const up = isOfWidget ? '../' : './';
  const live = isOfWidget ? LIVE[name] : undefined;
  const words = document === INDEX ? 'All documents' : titleOf(name);
  return `{/* Made by npm run workshop-pages. */}
import { ${live ? 'Canvas, ' : ''}Markdown, Meta } from '@storybook/addon-docs/blocks';
import text from '${isOfWidget ? '../../../' : '../../'}${document}?raw';
${live ? `import * as stories from '../../${live[0]}.stories.ts';\n` : ''}import { withPages } from '${up}with-pages.ts';

<Meta title="Docs/${isOfWidget ? 'Widgets/' : ''}${words}" />

<Markdown>{withPages(text, '${document}')}</Markdown>
${live ? `\n## Live\n\nOn the sandbox: the real backend, inside this page.\n\n<Canvas of={stories.${live[1]}} sourceState="none" />\n` : ''}`;
}
