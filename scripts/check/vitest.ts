import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';
import { runProgram } from './command.ts';
import { judge, type Stage, type StageResult } from './result.ts';

const REPORTS = join(ROOT, '.cache/test');

/** The parts of vitest's JSON report that are counted. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
}

export interface VitestOptions {
  /** Arguments besides the paths, such as another configuration. */
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** How many processors it keeps busy: a browser's page one; files in as many workers two. */
  processors?: number;
}

/** A stage that is a vitest run over some paths. */
export function vitestStage(name: string, paths: readonly string[], options: VitestOptions = {}): Stage {
  return {
    name,
    paths,
    processors: options.processors ?? 2,
    run: async () => {
      mkdirSync(REPORTS, { recursive: true });
      const file = join(REPORTS, `${name.replaceAll(' ', '-')}.json`);
      rmSync(file, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const { exitCode, output } = await runProgram('vitest', ['run', ...paths, ...reporters, ...(options.args ?? [])], options.env);
      return judge(readReport(file), exitCode, shorten(output));
    },
  };
}

/** What failed, without the list of what did not. */
function shorten(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/^\s*✓/.test(line))
    .join('\n');
}

/** Counts a report. A file that could not be loaded is one failure; a skipped test promised something that nobody looked at, so it is one too. */
function readReport(file: string): StageResult {
  try {
    return countReport(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } catch {
    return { passed: 0, failed: 0, details: '' };
  }
}

export function countReport(report: Report): StageResult {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length + skipped, details: '' };
}
