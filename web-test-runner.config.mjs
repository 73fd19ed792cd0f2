import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { jsonReporter } from './scripts/check/element-report.mjs';

/** Element tests run in a Chromium that is already there (`npm test` sees to it); nothing is downloaded. */
const executablePath = process.env.CHROME_PATH || '/usr/bin/chromium';
const isRoot = process.getuid?.() === 0;

export default {
  files: ['widgets/**/*.element-test.ts'],
  nodeResolve: { exportConditions: ['production', 'default'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2023', tsconfig: 'tsconfig/widgets.json' })],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath, args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--lang=zh-CN'] },
    }),
  ],
  concurrency: 2,
  testFramework: { config: { timeout: 10_000 } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), jsonReporter()],
  // A missing element or a thrown error in the page is a failure, not a line in a log.
  filterBrowserLogs: ({ type }) => type === 'error' || type === 'warn',
};
