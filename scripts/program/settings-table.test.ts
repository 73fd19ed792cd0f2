import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SETTING_NAMES } from '../../bff/node/program/settings.ts';
import { SETTING_GROUPS, SETTINGS } from '../../bff/node/program/settings-schema.ts';
import { ROOT } from '../set-up.mjs';
import { withSettings } from './settings-table.ts';

const document = readFileSync(`${ROOT}docs/SETTINGS.md`, 'utf8');

describe('docs/SETTINGS.md', () => {
  test('says of every setting what the program says; where it does not: npm run settings', () => {
    expect(withSettings(document)).toBe(document);
    for (const name of SETTING_NAMES) expect(document).toContain(`| \`${name}\` |`);
  });

  test('has a sentence for each', () => {
    for (const name of SETTING_NAMES) expect(SETTINGS[name].description, name).toMatch(/^\S.+\.$/s);
  });

  test('has every setting in a group', () => {
    expect(Object.values(SETTING_GROUPS)[0]).toBe(SETTING_NAMES[0]);
  });
});
