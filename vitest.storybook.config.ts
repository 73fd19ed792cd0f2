import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { modeOf, pictureCommand } from './scripts/baselines/command.ts';
import { pinnedChromium, SAME_DRAWING } from './scripts/baselines/pinned-chromium.ts';

const pinned = await pinnedChromium();
// What the toolbar is set to for a whole run looks another way than the images.
const pictures = process.env.STORIES_GLOBALS ? 'none' : modeOf(pinned);
if (pictures === 'none')
  console.log('How stories look is not compared: that needs Linux on x64, and the toolbar as it is by itself (no STORIES_GLOBALS).');
/** One version for every machine where pictures are compared; else Chromium that is already there. Nothing is downloaded. */
const executablePath = (pictures === 'none' ? null : pinned) ?? (process.env.CHROME_PATH || '/usr/bin/chromium');
/** What the toolbar is set to for a whole run: `STORIES_GLOBALS='{"theme":"dark","locale":"en"}'`. A story that pins a choice keeps its own. */
const initialGlobals = { viewport: { value: 'portal' }, ...(JSON.parse(process.env.STORIES_GLOBALS ?? '{}') as Record<string, unknown>) };
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  plugins: [await storybookTest({ configDir: '.storybook', initialGlobals })],
  test: {
    name: 'stories',
    // One page for all stories, so that the sandbox world is made once.
    isolate: false,
    // A story awaits several things, each with a patience of its own.
    testTimeout: 60_000,
    setupFiles: ['stories/stage/picture.setup.ts'],
    browser: {
      commands: { compareStory: pictureCommand(pictures) },
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        contextOptions: { reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
        launchOptions: {
          executablePath,
          args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--lang=zh-CN', ...SAME_DRAWING],
        },
      }),
      viewport: { width: 1280, height: 800 },
      instances: [{ browser: 'chromium' }],
    },
  },
});
