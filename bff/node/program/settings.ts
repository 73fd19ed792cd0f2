import { DEFAULT_SETTINGS, type Settings } from '../../ports/settings.ts';
import { type ProgramSettings, SETTINGS } from './settings-schema.ts';
import { StartFailure } from './start-failure.ts';

/** The program's settings from its environment; empty counts as left out. Throws `StartFailure` that names what cannot be used. */
export function readProgramSettings(env: NodeJS.ProcessEnv): ProgramSettings {
  const read = Object.entries(SETTINGS).map(([name, schema]) => {
    const text = env[name] === '' ? undefined : env[name];
    const { success, data, error } = schema.safeParse(text);
    if (success) return [name, data];
    throw new StartFailure(`${name} must be ${error.issues[0]?.message}, not "${text}".`);
  });
  return Object.fromEntries(read) as ProgramSettings;
}

/** What of them the core knows: `REVEAL_CELLS_PER_MINUTE` is `revealCellsPerMinute`, and so on. */
export function coreSettings(settings: ProgramSettings): Settings {
  const entries = Object.keys(DEFAULT_SETTINGS).map((key) => {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    return [key, settings[name as keyof ProgramSettings]];
  });
  return Object.fromEntries(entries) as Settings;
}
