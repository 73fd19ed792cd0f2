import { describe, expect, it } from 'vitest';
import { isUpsideDown, queryOf, readState } from './query.ts';

describe('the state of the audit trail', () => {
  it('takes from a host what it knows, and nothing else', () => {
    const state = {
      from: '2026-11-01',
      until: 'tomorrow',
      action: 'customers.reveal',
      outcome: 'maybe',
      target: ' c-1 ',
      name: '王芳',
      userId: 7,
    };
    expect(readState(state)).toEqual({ from: '2026-11-01', action: 'customers.reveal', target: 'c-1' });
  });

  it('asks for whole days in UTC+8, the last one included', () => {
    expect(queryOf({ from: '2026-11-01', until: '2026-11-01' })).toEqual({
      from: '2026-10-31T16:00:00.000Z',
      until: '2026-11-01T16:00:00.000Z',
    });
  });

  it('knows a range that is upside down before anything is asked', () => {
    expect(isUpsideDown({ from: '2026-11-02', until: '2026-11-01' })).toBe(true);
    expect(isUpsideDown({ from: '2026-11-01', until: '2026-11-01' })).toBe(false);
    expect(isUpsideDown({ from: '2026-11-01' })).toBe(false);
  });
});
