import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from '../set-up.mjs';
import { judge } from './result.ts';
import { STAGES } from './stages.ts';
import { countReport } from './vitest.ts';

test('every test file is run by exactly one stage', () => {
  const files = globSync('{shared,bff,widgets,stories,scripts,tests}/**/*.test.ts', { cwd: ROOT });
  const stages = (file: string) => STAGES.filter(({ paths }) => paths?.some((path) => file.startsWith(path))).length;
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => stages(file) !== 1)).toEqual([]);
});

test('a stage that crashes, runs nothing or skips a test has failed', () => {
  expect(judge({ passed: 5, failed: 0, details: '' }, 1, 'crashed')).toMatchObject({ passed: 5, failed: 1, details: 'crashed' });
  expect(judge({ passed: 0, failed: 0, details: '' }, 0, '')).toMatchObject({ passed: 0, failed: 1 });
  const nothing = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };
  expect(countReport(nothing)).toMatchObject({ passed: 3, failed: 1 });
  const unloaded = {
    ...nothing,
    numPendingTests: 0,
    testResults: [{ name: 'a', status: 'failed', message: 'no such module', assertionResults: [] }],
  };
  expect(countReport(unloaded)).toMatchObject({ passed: 3, failed: 1 });
});
