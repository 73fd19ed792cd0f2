import { runMain } from '../set-up.mjs';
import { ensurePackages } from './make-packages.ts';

/** `npm run packages`: what a page or a server installs. */
await runMain(async () => {
  for (const path of await ensurePackages()) console.log(path);
  return 0;
});
