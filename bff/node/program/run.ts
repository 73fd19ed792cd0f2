import { isMainThread } from 'node:worker_threads';
import { main } from './main.ts';

if (isMainThread) process.exitCode = await main(process.argv.slice(2));
// Bundled, this file is also what the program's threads begin with; what they do is only there once it is asked for.
else await import('../storage/sqlite-scans.ts');
