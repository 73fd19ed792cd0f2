import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';
import { runProgram } from './command.ts';
import { judge, type Stage, type StageResult } from './result.ts';

const REPORT = join(ROOT, '.cache/test/elements.json');

/** Elements in a real Chromium, by @web/test-runner. */
export const elementsStage: Stage = {
  name: 'widgets in Chromium',
  run: async () => {
    rmSync(REPORT, { force: true });
    const { exitCode, output } = await runProgram('wtr', ['--config', 'web-test-runner.config.mjs']);
    return judge(readReport(), exitCode, output);
  },
};

function readReport(): StageResult {
  try {
    const { passed, failed, skipped } = JSON.parse(readFileSync(REPORT, 'utf8'));
    return { passed, failed: failed + skipped, details: '' };
  } catch {
    return { passed: 0, failed: 0, details: '' };
  }
}
