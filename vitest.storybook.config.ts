import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** Chromium that is already there; nothing is downloaded. */
const executablePath = process.env.CHROME_PATH || '/usr/bin/chromium';
/** What the toolbar is set to for a whole run: `STORIES_GLOBALS='{"theme":"dark","locale":"en"}'`. A story that pins a choice keeps its own. */
const initialGlobals = JSON.parse(process.env.STORIES_GLOBALS ?? '{}') as Record<string, unknown>;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  plugins: [await storybookTest({ configDir: '.storybook', initialGlobals })],
  test: {
    name: 'stories',
    // One page for all stories, so that the sandbox world is made once.
    isolate: false,
    // A story awaits several things, each with a patience of its own.
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        contextOptions: { reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
        launchOptions: { executablePath, args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--lang=zh-CN'] },
      }),
      viewport: { width: 1280, height: 800 },
      instances: [{ browser: 'chromium' }],
    },
  },
});
