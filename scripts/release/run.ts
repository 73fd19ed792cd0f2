import { runMain } from '../set-up.mjs';
import { makeRelease, type Release } from './make-release.ts';
import { makeWorkshop } from './workshop.ts';

/** `npm run release`: what a partner unpacks and runs, and the workshop that its designers put on any web server. */
await runMain(async () => {
  tell(await makeRelease());
  tell(await makeWorkshop());
  return 0;
});

function tell({ path, sha256, bytes }: Release): void {
  console.log(`${path}\n${(bytes / 1_000_000).toFixed(1)} MB, SHA-256 ${sha256}`);
}
