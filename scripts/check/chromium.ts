import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT, SetUpError } from '../set-up.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Path of a Chromium that starts: one that is there, else Debian's, else Playwright's. Throws `SetUpError` where none can be had.
 */
export function ensureChromium(): string {
  const found = findChromium() ?? installFromDebian() ?? installFromPlaywright();
  if (found) return found;
  throw new SetUpError(
    'The tests need Chromium, and none could be installed. Install Chromium or Chrome, or name one with CHROME_PATH=/path/to/chromium, then run the command again.',
  );
}

function findChromium(): string | undefined {
  if (process.env.CHROME_PATH && !doesStart(process.env.CHROME_PATH)) {
    throw new SetUpError(`CHROME_PATH names ${process.env.CHROME_PATH}, which does not start. Correct it, or unset it.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env.CHROME_PATH ?? '',
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    MAC,
    playwrightPath(),
  ];
  return candidates.find((path) => path !== '' && existsSync(path) && doesStart(path));
}

function playwrightPath(): string {
  try {
    return chromium.executablePath();
  } catch {
    return '';
  }
}

function doesStart(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function installFromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  console.log("Installing Debian's Chromium …");
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update'], quiet);
  if (spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet).status !== 0) return undefined;
  // Chinese shows as boxes without it; only screenshots suffer, so that a failure here is no reason to stop.
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'fonts-noto-cjk'], quiet);
  return findChromium();
}

function installFromPlaywright(): string | undefined {
  console.log("Downloading Playwright's Chromium …");
  const cli = join(ROOT, 'node_modules/playwright-core/cli.js');
  const installed = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return installed.status === 0 ? findChromium() : undefined;
}
