import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** Chromium that is already there; nothing is downloaded. */
const executablePath = process.env.CHROME_PATH || '/usr/bin/chromium';
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  plugins: [await storybookTest({ configDir: '.storybook' })],
  test: {
    name: 'stories',
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        contextOptions: { reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
        launchOptions: { executablePath, args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--lang=zh-CN'] },
      }),
      // One page for all stories, so that the sandbox world is made once.
      isolate: false,
      viewport: { width: 1280, height: 800 },
      instances: [{ browser: 'chromium' }],
    },
  },
});
