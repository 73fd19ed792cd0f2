import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,bff,widgets,stories,scripts,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    environment: 'node',
    // Conditions are awaited, so that a slow machine costs time alone; none of this is how long a test takes.
    testTimeout: 60_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 20_000 } },
    allowOnly: false,
    // Programs that tests start read what an earlier start of the same files compiled.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/test/compiled', import.meta.url)) },
    // Much of the time is spent waiting for a database or a process.
    maxWorkers: 2,
  },
});
