import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runMain } from '../set-up.mjs';
import { withBroughtAlong } from './dependencies.ts';
import { readSbom } from './sbom.ts';

/** `npm run dependencies`: makes the list in docs/DEPENDENCIES.md anew, after packages were updated. */
await runMain(async () => {
  const path = join(ROOT, 'docs/DEPENDENCIES.md');
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  writeFileSync(path, withBroughtAlong(readFileSync(path, 'utf8'), await readSbom(), new Set(Object.keys(dependencies))));
  return 0;
});
