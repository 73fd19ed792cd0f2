import { mkdirSync, writeFileSync } from 'node:fs';

/** Counts of a run of @web/test-runner, written for `npm test` to read. */
export const ELEMENT_REPORT = '.cache/test/elements.json';

/** A reporter that counts every test of every file; a file that could not run is one failure. */
export function jsonReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const tests = testsOf(session.testResults);
        for (const { passed, skipped } of tests) counts[skipped ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
        if (!session.passed && tests.every(({ passed, skipped }) => passed || skipped)) counts.failed += 1;
      }
      mkdirSync('.cache/test', { recursive: true });
      writeFileSync(ELEMENT_REPORT, JSON.stringify(counts));
    },
  };
}

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}
