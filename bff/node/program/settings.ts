import { DEFAULT_SETTINGS, type Settings } from '../../ports/settings.ts';
import { StartFailure } from './start-failure.ts';

/** Settings from the environment: `revealCellsPerMinute` is `REVEAL_CELLS_PER_MINUTE`, and so on. What is not named keeps its default. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const entries = Object.entries(DEFAULT_SETTINGS).map(([key, value]) => {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    const text = env[name];
    return [key, text === undefined || text === '' ? value : typeof value === 'boolean' ? readSwitch(name, text) : readCount(name, text)];
  });
  return Object.fromEntries(entries) as Settings;
}

function readSwitch(name: string, text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new StartFailure(`${name} must be true or false, not "${text}".`);
  return text === 'true';
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new StartFailure(`${name} must be a whole number from 1 on, not "${text}".`);
  return count;
}
