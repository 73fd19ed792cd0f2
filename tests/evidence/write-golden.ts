import { writeFileSync } from 'node:fs';
import { FORMS, GOLDEN, GOLDEN_RECEIPTS } from './golden-list.ts';
import { makeChain, makeFiles, securityOf } from './made.ts';

/** Writes the golden receipts that are not there yet; what is there is never written again. Their digests then belong into golden.test.ts. */
for (const [name, { locale, around, sequence, key }] of Object.entries(GOLDEN_RECEIPTS)) {
  const made = await makeFiles(makeChain(8, locale), sequence, { security: securityOf(key), locale, around });
  for (const form of FORMS) {
    try {
      writeFileSync(new URL(`${name}.${form}`, GOLDEN), made[form], { flag: 'wx' });
      console.log(`${name}.${form} is new.`);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
