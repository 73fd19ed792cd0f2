import { runMain } from '../set-up.mjs';
import { makeRelease } from './make-release.ts';

/** `npm run release`: what a partner unpacks and runs. */
await runMain(async () => {
  const { path, sha256, bytes } = await makeRelease();
  console.log(`${path}\n${(bytes / 1_000_000).toFixed(1)} MB, SHA-256 ${sha256}`);
  return 0;
});
