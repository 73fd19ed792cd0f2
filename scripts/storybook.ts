import { createRequire } from 'node:module';
import { runNode } from './set-up.mjs';

/**
 * `npm run storybook`: serves the stories on http://localhost:6006 and follows changes; another port with `-- --port 7007`.
 * `npm run storybook -- build`: writes them as static files to dist/storybook, for any web server.
 */
const [verb, ...rest] = process.argv.slice(2);
const storybook = createRequire(import.meta.url).resolve('storybook/internal/bin/dispatcher');
const isBuild = verb === 'build';
const args = isBuild
  ? ['build', '--output-dir', 'dist/storybook', ...rest]
  : ['dev', '--ci', '--host', 'localhost', ...(process.argv.includes('--port') ? [] : ['--port', '6006']), ...process.argv.slice(2)];
// No call home, and no question that nobody answers.
const env = { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1', CI: 'true' };
process.exitCode = await runNode(process.execPath, [storybook, ...args, '--disable-telemetry'], env);
if (isBuild && process.exitCode === 0) console.log('The stories are in dist/storybook.');
