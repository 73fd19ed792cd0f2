import { writeFileSync } from 'node:fs';
import { ROOT } from '../set-up.mjs';
import { llmsText } from './llms.ts';

/** `npm run llms`: makes docs/llms.txt anew from the indexes of documents and elements. */
writeFileSync(`${ROOT}docs/llms.txt`, llmsText());
