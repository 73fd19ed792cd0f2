import { chmodSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { KEPT_FOLDER } from '../../tests/kept.ts';
import { quickFolder } from '../../tests/quick-folder.ts';
import { runMain } from '../set-up.mjs';
import { ensureChromium } from './chromium.ts';
import { type Finished, runInLanes } from './lanes.ts';
import { ensureNginx } from './nginx.ts';
import { addResults } from './result.ts';
import { STAGES } from './stages.ts';
import { ensureTools, missingLanguages } from './tools.ts';

/** Runs every stage, or those whose names begin as the arguments do, some beside others, and ends with one line: `N passed, N failed`. */
await runMain(async () => {
  const wanted = process.argv.slice(2);
  const stages = STAGES.filter(({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
  ensureTools();
  process.env.CHROME_PATH = ensureChromium();
  const nginx = ensureNginx();
  console.log(
    `Node ${process.versions.node}, Chromium at ${process.env.CHROME_PATH}, nginx ${nginx === null ? 'not to be had' : `at ${nginx}`}`,
  );
  if (nginx === null) console.log('What stands behind an nginx is not tried. Install nginx, and run the command again, to try it.');
  const missing = missingLanguages();
  if (missing.length > 0)
    console.log(`Samples that need ${missing.join(', ')} are not tried. Install it, and run the command again, to try them.`);
  const { passed, failed } = addResults(await withKeptFolder(() => runInLanes(stages, availableParallelism() + 1, tell)));
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

/** A folder in which the files of this run keep what they need alike. */
async function withKeptFolder<Result>(run: () => Promise<Result>): Promise<Result> {
  const folder = quickFolder('partner-tests');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  // A server that runs under another account reads from it.
  chmodSync(folder, 0o755);
  process.env[KEPT_FOLDER] = folder;
  return run();
}

function tell({ stage, result, seconds }: Finished): void {
  // "passed" and "failed" belong to the last line alone, so that nobody reads a stage's figures as the whole.
  console.log(
    `${result.failed === 0 ? 'ok   ' : 'FAIL '} ${stage.name.padEnd(22)} ${String(result.passed).padStart(5)} of ${result.passed + result.failed}  ${seconds.toFixed(1).padStart(6)} s`,
  );
  if (result.details !== '') console.log(`\n${result.details}\n`);
}
