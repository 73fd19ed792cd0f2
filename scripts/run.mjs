import { resolve } from 'node:path';
import { ensureInstalled, findNode, ROOT, runMain, runNode } from './set-up.mjs';

/** `node scripts/run.mjs FILE.ts ARGUMENTS…`: runs a TypeScript program of the project on the right Node. */
await runMain(async () => {
  const [file = '', ...args] = process.argv.slice(2);
  ensureInstalled();
  return await runNode(findNode(), [resolve(ROOT, file), ...args]);
});
