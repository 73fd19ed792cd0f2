/** What a stage of `npm test` found. A stage that crashes, or in which no test ran, has failed. */
export interface StageResult {
  passed: number;
  failed: number;
  /** What a person needs to put it right; empty where nothing failed. */
  details: string;
}

export interface Stage {
  name: string;
  /** Beginnings of the paths of the test files it runs. */
  paths?: readonly string[];
  /** How many processors it keeps busy; default: one. */
  processors?: number;
  /** It makes what the stages below it read, which therefore wait for it. */
  isMaking?: boolean;
  run(): Promise<StageResult>;
}

/** One check that passed or not. */
export function oneResult(isPassed: boolean, details: string): StageResult {
  return isPassed ? { passed: 1, failed: 0, details: '' } : { passed: 0, failed: 1, details };
}

export function addResults(results: readonly StageResult[]): StageResult {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    details: results
      .map(({ details }) => details)
      .filter((text) => text !== '')
      .join('\n'),
  };
}

/** Applies the two rules a runner's own numbers cannot: a crash counts as a failure, and so does silence. */
export function judge(result: StageResult, exitCode: number, output: string): StageResult {
  if (exitCode !== 0 && result.failed === 0)
    return { ...result, failed: 1, details: output || `The stage ended with exit code ${exitCode}.` };
  if (result.passed + result.failed === 0) return { passed: 0, failed: 1, details: `No test ran.\n${output}` };
  return result.failed > 0 && result.details === '' ? { ...result, details: output } : result;
}
