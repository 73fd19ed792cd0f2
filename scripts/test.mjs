import { ensureInstalled, findNode, ROOT, runMain, runNode } from './set-up.mjs';

/** `npm test`: sets up, then runs every stage (scripts/check/run.ts). `npm test -- unit http` runs only those. */
await runMain(async () => {
  ensureInstalled();
  return await runNode(findNode(), [`${ROOT}scripts/check/run.ts`, ...process.argv.slice(2)]);
});
