import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from '../set-up.mjs';
import { withMetrics } from './metrics-table.ts';

/** `npm run metrics`: brings the table of docs/METRICS.md up to date with the program. */
const DOCUMENT = `${ROOT}docs/METRICS.md`;
writeFileSync(DOCUMENT, withMetrics(readFileSync(DOCUMENT, 'utf8')));
