import { runMain } from '../set-up.mjs';
import { compareFacts } from './baseline/compare.ts';
import { readFacts } from './baseline/facts.ts';
import { readBaseline, readRelease, writeBaseline } from './baseline/file.ts';
import { objectionToFreezing } from './baseline/rule.ts';

/** `npm run freeze-surface`: what the public surface is now is what this version promises. */
await runMain(async () => {
  const [baseline, release, facts] = [readBaseline(), readRelease(), readFacts()];
  const changes = compareFacts(baseline?.facts ?? {}, facts);
  const objection = objectionToFreezing(changes, baseline, release);
  if (objection) {
    console.error(objection);
    return 1;
  }
  writeBaseline(release.version, facts);
  const breaking = changes.filter(({ weight }) => weight === 'breaking');
  console.log(
    `Frozen for ${release.version}: ${Object.keys(facts).length} promises, ${changes.length} of them changed, ${breaking.length} breaking.`,
  );
  for (const { text } of breaking) console.log(`  BREAKING  ${text}`);
  return 0;
});
