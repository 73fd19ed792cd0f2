import { describe, expect, test } from 'vitest';
import { activeGroups, EMPTY_FILTER, filterBody, isSound, problemOf, readAsked, without } from './filter.ts';

describe('what issued coupons are narrowed by', () => {
  test('asks for whole days of UTC+8, the last one included', () => {
    const filter = { ...EMPTY_FILTER, issuedFrom: '2026-11-01', issuedUntil: '2026-11-18', expiryUntil: '2026-12-31' };
    expect(filterBody(filter)).toEqual({
      issued: { from: '2026-10-31T16:00:00.000Z', until: '2026-11-18T16:00:00.000Z' },
      expiry: { until: '2026-12-31T16:00:00.000Z' },
    });
    expect(activeGroups(filter)).toEqual(['issued', 'expiry']);
  });

  test('asks for nothing that is upside down or no id, and says where', () => {
    const inverted = { ...EMPTY_FILTER, expiryFrom: '2026-12-02', expiryUntil: '2026-12-01' };
    expect(problemOf(inverted, 'expiryUntil')).toBe('inverted');
    expect(isSound(inverted)).toBe(false);
    expect(isSound({ ...EMPTY_FILTER, operationId: 'half an id' })).toBe(false);
    expect(isSound({ ...EMPTY_FILTER, quotaId: 'search' })).toBe(false);
    expect(isSound({ ...EMPTY_FILTER, quotaId: 'CQ-2026-H2-0001' })).toBe(true);
  });

  test('leaves a name of one character out, which would match nearly everybody', () => {
    expect(filterBody({ ...EMPTY_FILTER, customerName: ' 远 ' })).toEqual({});
    expect(filterBody({ ...EMPTY_FILTER, customerName: ' 远航 ', unspent: 'no', state: 'usable' })).toEqual({
      customerName: '远航',
      isUnspent: false,
      states: ['usable'],
    });
  });

  test('takes of what the panel asks only what it is', () => {
    expect(readAsked({ quotaId: 'CQ-1', operationId: 'nothing made', state: 'lost', customerName: '远航' })).toEqual({
      ...EMPTY_FILTER,
      quotaId: 'CQ-1',
    });
    expect(without(readAsked({ quotaId: 'CQ-1' }), 'quotaId')).toEqual(EMPTY_FILTER);
  });
});
