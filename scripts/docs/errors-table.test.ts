import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES } from '../../shared/values/problem-codes.ts';
import { ROOT } from '../set-up.mjs';
import { withErrors } from './errors-table.ts';

const document = readFileSync(`${ROOT}docs/ERRORS.md`, 'utf8');

describe('docs/ERRORS.md', () => {
  test('says of every code what the BFF says; where it does not: npm run errors', () => {
    expect(withErrors(document)).toBe(document);
    for (const code of PROBLEM_CODES) expect(document.split(`| \`${code}\` |`), code).toHaveLength(2);
  });

  test('says where each is met', () => {
    expect([...document.matchAll(/^\| `([\w-]+)` \| .+ \| {2}\|$/gm)].map(([, code]) => code)).toEqual([]);
  });
});
