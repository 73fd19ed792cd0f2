import { isMainThread } from 'node:worker_threads';
import { main } from './main.ts';

// Bundled, this file is also what the program's threads begin with.
if (isMainThread) process.exitCode = await main(process.argv.slice(2));
