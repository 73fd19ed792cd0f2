import { runMain } from '../set-up.mjs';
import { ensureChromium } from './chromium.ts';
import { ensureNginx } from './nginx.ts';
import { addResults, type Stage, type StageResult } from './result.ts';
import { STAGES } from './stages.ts';
import { ensureTools } from './tools.ts';

/** Runs every stage, or those whose names begin as the arguments do, and ends with one line: `N passed, N failed`. */
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
  const results: StageResult[] = [];
  for (const stage of stages) results.push(await runStage(stage));
  const { passed, failed } = addResults(results);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

async function runStage(stage: Stage): Promise<StageResult> {
  const started = performance.now();
  const result = await stage.run().catch((error: Error): StageResult => ({ passed: 0, failed: 1, details: error.stack ?? error.message }));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  // "passed" and "failed" belong to the last line alone, so that nobody reads a stage's figures as the whole.
  console.log(
    `${result.failed === 0 ? 'ok   ' : 'FAIL '} ${stage.name.padEnd(22)} ${String(result.passed).padStart(5)} of ${result.passed + result.failed}  ${seconds.padStart(6)} s`,
  );
  if (result.details !== '') console.log(`\n${result.details}\n`);
  return result;
}
