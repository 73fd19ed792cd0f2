import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from '../set-up.mjs';
import { withErrors } from './errors-table.ts';

/** `npm run errors`: brings the tables of docs/ERRORS.md up to date with the closed list of codes. */
const DOCUMENT = `${ROOT}docs/ERRORS.md`;
writeFileSync(DOCUMENT, withErrors(readFileSync(DOCUMENT, 'utf8')));
