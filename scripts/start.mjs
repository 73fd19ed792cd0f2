import module from 'node:module';
import { ensureBuilt } from './build.mjs';
import { COMPILE_CACHE, ensureInstalled, findNode, ROOT, runMain, runNode } from './set-up.mjs';

/** `npm start`: installs what is missing, builds what is stale, then serves. */
await runMain(async () => {
  ensureInstalled();
  const node = findNode();
  ensureBuilt(node);
  const server = `${ROOT}bff/node/demonstration/serve.ts`;
  const args = process.argv.slice(2);
  if (node !== process.execPath) return await runNode(node, [server, ...args]);
  module.enableCompileCache?.(COMPILE_CACHE);
  process.env.NODE_NO_WARNINGS ??= '1';
  const { serve } = await import(server);
  return await serve(args);
});
