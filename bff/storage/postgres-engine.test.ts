import { expect, test } from 'vitest';
import { postgresEngine } from './postgres-engine.ts';

test.each([
  ['its disk is full', '53100'],
  ['its memory is full', '53200'],
  ['its disk fails', '58030'],
  ['it is stopping', '57P01'],
  ['it is starting', '57P03'],
  ['it fell back to a copy that takes no writes', '25006'],
  ['it has too many connections', '53300'],
  ['nobody answers there', 'ECONNREFUSED'],
])('A PostgreSQL is away, not at fault, where %s', (_what, code) => {
  expect(postgresEngine.isUnavailable(Object.assign(new Error(), { code }))).toBe(true);
});

test('A statement that is wrong is a fault of ours', () => {
  for (const code of ['42601', '23505', '22P02']) {
    expect(postgresEngine.isUnavailable(Object.assign(new Error(), { code }))).toBe(false);
  }
});
