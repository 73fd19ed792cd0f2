import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from '../set-up.mjs';
import { withSettings } from './settings-table.ts';

/** `npm run settings`: brings the tables of docs/SETTINGS.md up to date with the schema of the settings. */
const DOCUMENT = `${ROOT}docs/SETTINGS.md`;
writeFileSync(DOCUMENT, withSettings(readFileSync(DOCUMENT, 'utf8')));
