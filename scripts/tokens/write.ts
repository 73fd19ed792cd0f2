import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from '../set-up.mjs';
import { withTokens } from './documented.ts';
import { tokenFiles } from './sheets.ts';

/** `npm run tokens`: brings everything that is made from the table of tokens up to date with it. */
const files = tokenFiles();
for (const [path, text] of Object.entries(files)) writeFileSync(ROOT + path, text);
spawnSync(`${ROOT}node_modules/.bin/biome`, ['format', '--write', ...Object.keys(files).map((path) => ROOT + path)], { stdio: 'inherit' });

const DOCUMENT = `${ROOT}docs/THEMING.md`;
writeFileSync(DOCUMENT, withTokens(readFileSync(DOCUMENT, 'utf8')));
