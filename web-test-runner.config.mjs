import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { jsonReporter } from './scripts/check/element-report.mjs';

/** Elements in a real Chromium: `*.element-test.ts`. `CHROME_PATH` names the browser; Debian's is the default. */
export default {
  files: 'widgets/**/*.element-test.ts',
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2024' })],
  concurrency: 1,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: {
        executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
      },
    }),
  ],
  testFramework: { config: { timeout: 30_000 } },
  testsFinishTimeout: 300_000,
  reporters: [defaultReporter(), jsonReporter()],
};
