import { mkdirSync, writeFileSync } from 'node:fs';
import { runMain } from '../set-up.mjs';
import { workshopPages } from './pages.ts';

/** `npm run workshop-pages`: a page of the workshop for every document. */
await runMain(async () => {
  const root = new URL('../../', import.meta.url);
  const pages = workshopPages(root);
  for (const [path, content] of pages) {
    mkdirSync(new URL('./', new URL(path, root)), { recursive: true });
    writeFileSync(new URL(path, root), content);
  }
  console.log(`${pages.size} pages, written to stories/docs.`);
  return 0;
});
