import { createRequire } from 'node:module';
import { runMain, runNode } from './set-up.mjs';
import { ensureWorkshopBuilt } from './workshop/build.ts';

/**
 * `npm run storybook`: serves the stories on http://localhost:6006 and follows changes; another port with `-- --port 7007`.
 * `npm run storybook -- build`: writes them as static files to dist/storybook, for any web server, on any path.
 */
await runMain(async () => {
  const [verb] = process.argv.slice(2);
  if (verb === 'build') {
    ensureWorkshopBuilt();
    console.log('The workshop is in dist/storybook. Any web server serves it, on any path.');
    return 0;
  }
  const storybook = createRequire(import.meta.url).resolve('storybook/internal/bin/dispatcher');
  const port = process.argv.includes('--port') ? [] : ['--port', '6006'];
  const args = ['dev', '--ci', '--host', 'localhost', ...port, ...process.argv.slice(2)];
  // No call home, and no question that nobody answers.
  const env = { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1', CI: 'true' };
  return runNode(process.execPath, [storybook, ...args, '--disable-telemetry'], env);
});
