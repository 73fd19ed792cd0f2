import { describe, expect, test } from 'vitest';
import { CHINA, readTime, UTC } from './times.ts';

describe('a time in a file', () => {
  test.each([
    ['2024-09-01 00:00:00', '2024-09-01T00:00:00.000Z'],
    ['2024-09-01T00:00:00Z', '2024-09-01T00:00:00.000Z'],
    ['2024-09-01T08:00:00+08:00', '2024-09-01T00:00:00.000Z'],
    ['2024-08-31T20:00:00.1234-0400', '2024-09-01T00:00:00.123Z'],
    ['2024-09-01 00:00:00 UTC', '2024-09-01T00:00:00.000Z'],
    ['2024-09-01 00:00:00.000000+00', '2024-09-01T00:00:00.000Z'],
    ['2024-09-01', '2024-09-01T00:00:00.000Z'],
  ])('%s is the instant %s', (text, instant) => {
    expect(readTime(text, UTC)).toBe(instant);
  });

  test.each([
    ['2024-09-01 08:00', '2024-09-01T00:00:00.000Z'],
    ['2024/9/1 8:00', '2024-09-01T00:00:00.000Z'],
    ['2024年9月1日', '2024-08-31T16:00:00.000Z'],
    ['2024-09-01T00:00:00Z', '2024-09-01T00:00:00.000Z'],
  ])('%s in a Chinese partner’s file is %s: without a zone it is UTC+8', (text, instant) => {
    expect(readTime(text, CHINA)).toBe(instant);
  });

  test.each([
    '2024-02-30',
    '2024-13-01',
    '2024-09-01 24:00',
    '01/09/2024',
    '45536',
    '20240901',
    '',
    'soon',
    '0001-01-01',
    '2024-09-01T00:00:00+99:00',
  ])('%j is none', (text) => {
    expect(readTime(text, UTC)).toBeNull();
  });
});
