import { resolve } from 'node:path';
import type { Command } from '../program/command.ts';
import { keysSource, readKeys } from '../program/keyring-file.ts';
import { securityOf } from '../program/keys.ts';
import { BLACKED_OUT, redactAddress } from '../program/redact.ts';
import { typed } from '../program/release.ts';
import { type FoundSettings, findSettings, isSecret, SETTING_NAMES } from '../program/settings.ts';
import { type ProgramSettings, SETTING_GROUPS, type SettingName } from '../program/settings-schema.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { readTrust } from '../service/proxy.ts';
import { readCertificate, tlsFilesOf } from '../service/tls.ts';
import { widgetsFolder, widgetsVersion } from '../service/widgets-files.ts';

const USAGE = `${ways([
  ['config', 'every setting, its value and where it came from; secrets are blacked out'],
  ['config --check', 'only what is wrong, the files that settings name included; ends with 1 where anything is'],
])}

Settings come from the environment, else from a file (--settings FILE, or SETTINGS_FILE), else from their defaults. The database is not opened.`;

export const configCommand: Command = {
  summary: 'shows the settings, and what is wrong with them',
  usage: USAGE,
  run: async (args) => {
    const { values } = readArguments({ args, options: { check: { type: 'boolean' } } }, USAGE);
    const settings = findSettings(process.env);
    const troubles = [...settings.troubles, ...(values.check ? troublesOfFiles(settings.values) : [])];
    if (!values.check) for (const line of linesOf(settings)) console.log(line);
    for (const trouble of troubles) console.error(trouble);
    if (troubles.length > 0) process.exitCode = 1;
    else if (values.check) console.log('The settings can be used.');
    else console.log(`\n${typed('config --check')} also looks at the files that they name.`);
  },
};

function linesOf(settings: FoundSettings): string[] {
  const width = Math.max(...SETTING_NAMES.map((name) => name.length));
  const places = { default: 'default', file: settings.file ?? '', environment: 'environment' };
  const lines = [settings.file === null ? 'No settings file.' : `Settings file: ${settings.file}`];
  for (const name of SETTING_NAMES) {
    const title = Object.entries(SETTING_GROUPS).find(([, first]) => first === name)?.[0];
    if (title !== undefined) lines.push('', title);
    lines.push(`  ${name.padEnd(width)}  ${shown(name, settings)}  (${places[settings.found[name].source]})`);
  }
  return lines;
}

function shown(name: SettingName, { values, found }: FoundSettings): string {
  if (!(name in values)) return isSecret(name) ? `${BLACKED_OUT} cannot be used` : `"${found[name].text}" cannot be used`;
  const value = values[name];
  if (value === undefined || value === '') return '–';
  if (name === 'DATABASE_URL') return redactAddress(String(value));
  if (/_(DIR|FILE)$/.test(name)) return resolve(String(value));
  return isSecret(name) ? BLACKED_OUT : String(value);
}

/** What would stop a start, as far as it can be seen without the database. What is wrong itself is told already. */
function troublesOfFiles(values: Partial<ProgramSettings>): string[] {
  const has = (...names: SettingName[]) => names.every((name) => name in values);
  const settings = values as ProgramSettings;
  const checks = [
    has('WIDGETS_DIR') ? () => void widgetsVersion(widgetsFolder(settings.WIDGETS_DIR)) : null,
    has('DATA_DIR', 'KEYS', 'KEYS_FILE') ? () => checkKeys(settings) : null,
    has('TRUST_PROXY') ? () => void readTrust(settings.TRUST_PROXY) : null,
    has('TLS_CERTIFICATE_FILE', 'TLS_KEY_FILE') ? () => checkTls(settings) : null,
  ];
  return checks.flatMap((check) => {
    try {
      check?.();
      return [];
    } catch (error) {
      if (error instanceof StartFailure) return [error.message];
      throw error;
    }
  });
}

function checkKeys(settings: ProgramSettings): void {
  const source = keysSource(settings, resolve(settings.DATA_DIR));
  securityOf(readKeys(source), source);
}

function checkTls(settings: ProgramSettings): void {
  const files = tlsFilesOf(settings);
  if (files) readCertificate(files);
}
