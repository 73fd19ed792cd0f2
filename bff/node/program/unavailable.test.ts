import { expect, test } from 'vitest';
import { StoreUnavailable } from '../../ports/store.ts';
import { unavailableSentence } from './unavailable.ts';

test.each([
  ['SQLite has no room', { errcode: 13 }],
  ['PostgreSQL has no room', { code: '53100' }],
])('Whoever types a command is told of a full disk where %s', (_what, cause) => {
  expect(unavailableSentence(new StoreUnavailable('', { cause }))).toBe('The disk of the database is full.');
});

test('A database that went away, for whatever reason, is told as such', () => {
  expect(unavailableSentence(new StoreUnavailable(''))).toBe('The database cannot be reached.');
  expect(unavailableSentence(new StoreUnavailable('', { cause: { code: 'ECONNREFUSED' } }))).toBe('The database cannot be reached.');
});
