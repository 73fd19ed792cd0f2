import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../ports/settings.ts';
import { isMistyped } from './foreign-names.ts';
import { didYouMean } from './nearest.ts';
import { IS_BUNDLED } from './release.ts';
import { readSettingsFile } from './settings-file.ts';
import { type ProgramSettings, SETTINGS, type SettingName } from './settings-schema.ts';
import { StartFailure } from './start-failure.ts';

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** Where a setting was said. */
export type SettingSource = 'default' | 'file' | 'environment';

export interface FoundSetting {
  source: SettingSource;
  /** As it was written; undefined where it was left out. */
  text: string | undefined;
}

export interface FoundSettings {
  /** Path of the settings file; null where there is none. */
  file: string | null;
  found: Readonly<Record<SettingName, FoundSetting>>;
  /** What cannot be used is left out. */
  values: Partial<ProgramSettings>;
  /** Everything that is wrong, a sentence each; never the value of a secret. */
  troubles: readonly string[];
}

/** Read where nothing else is said, so that whoever types a command on the machine speaks of the same installation as its service. */
export const DEFAULT_SETTINGS_FILE = '/etc/partner-widgets/settings';
/** A checkout keeps its data to itself. */
const CHECKOUT_DEFAULTS: Readonly<Partial<Record<SettingName, string>>> = { DATA_DIR: '.data' };
/** Names that are read beside the settings themselves. */
const BESIDE = ['SETTINGS_FILE'];

/**
 * The program's settings. Throws one `StartFailure` that names everything that cannot be used: what is wrong is put right in one go.
 */
export function readProgramSettings(env: NodeJS.ProcessEnv): ProgramSettings {
  const { values, troubles } = findSettings(env);
  if (troubles.length > 0) throw new StartFailure(troubles.join('\n'));
  return values as ProgramSettings;
}

/** Finds each setting: the environment before the settings file, the file before the default; empty counts as left out. */
export function findSettings(env: NodeJS.ProcessEnv): FoundSettings {
  const path = settingsPath(env);
  const file = path === null ? { values: new Map<string, string>(), troubles: [] } : readSettingsFile(path);
  const found = Object.fromEntries(SETTING_NAMES.map((name) => [name, findOne(name, env, file.values)])) as FoundSettings['found'];
  const troubles = [...file.troubles, ...unknownIn(file.values, path ?? ''), ...mistypedIn(env)];
  const values: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const { text, source } = found[name];
    const read = SETTINGS[name].safeParse(text ?? (IS_BUNDLED ? undefined : CHECKOUT_DEFAULTS[name]));
    if (read.success) values[name] = read.data;
    else troubles.push(wrongValue(name, text, source === 'file' ? path : null, read.error.issues[0]?.message));
  }
  return { file: path, found, values: values as Partial<ProgramSettings>, troubles };
}

/** What of them the core knows: `REVEAL_CELLS_PER_MINUTE` is `revealCellsPerMinute`, and so on. */
export function coreSettings(settings: ProgramSettings): Settings {
  const entries = Object.keys(DEFAULT_SETTINGS).map((key) => {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    return [key, settings[name as keyof ProgramSettings]];
  });
  return Object.fromEntries(entries) as Settings;
}

/** True where a setting must not be shown; a database's address is shown without its password. */
export function isSecret(name: SettingName): boolean {
  return SETTINGS[name].meta()?.isSecret === true;
}

function settingsPath(env: NodeJS.ProcessEnv): string | null {
  if (env.SETTINGS_FILE) return resolve(env.SETTINGS_FILE);
  const isDefault = IS_BUNDLED && env.SETTINGS_FILE === undefined && existsSync(DEFAULT_SETTINGS_FILE);
  return isDefault ? DEFAULT_SETTINGS_FILE : null;
}

function findOne(name: SettingName, env: NodeJS.ProcessEnv, file: ReadonlyMap<string, string>): FoundSetting {
  if (env[name]) return { source: 'environment', text: env[name] };
  const text = file.get(name);
  return text ? { source: 'file', text } : { source: 'default', text: undefined };
}

function unknownIn(values: ReadonlyMap<string, string>, path: string): string[] {
  const names = [...values.keys()].filter((name) => !(SETTING_NAMES as string[]).includes(name));
  return names.map((name) => `There is no setting ${name}, which ${path} names.${didYouMean(name, SETTING_NAMES)}`);
}

function mistypedIn(env: NodeJS.ProcessEnv): string[] {
  const known = [...SETTING_NAMES, ...BESIDE];
  const names = Object.keys(env).filter((name) => isMistyped(name, known));
  return names.map((name) => `There is no setting ${name}, which the environment names.${didYouMean(name, known)}`);
}

function wrongValue(name: SettingName, text: string | undefined, path: string | null, expected = 'something else'): string {
  const said = text === undefined ? '' : isSecret(name) ? ', which its value is not' : `, not "${text}"`;
  return `${name} must be ${expected}${said}.${path === null ? '' : ` It stands in ${path}.`}`;
}
