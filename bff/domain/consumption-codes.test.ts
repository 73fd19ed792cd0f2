import { expect, test } from 'vitest';
import { BILL_TYPE_NAMES, CHARGE_MODE_NAMES } from '../../shared/values/consumption-lists.ts';
import { billTypeCode, billTypeOf, chargeModeCode, chargeModeOf, faultsOf } from './consumption-codes.ts';

test('Every name has a code that leads back to it', () => {
  for (const name of CHARGE_MODE_NAMES) expect(chargeModeOf(chargeModeCode(name) ?? null)).toBe(name);
  for (const name of BILL_TYPE_NAMES) expect(billTypeOf(billTypeCode(name) ?? null)).toBe(name);
});

test('A code of a later upstream is one that nobody states here', () => {
  expect([chargeModeOf(99), billTypeOf(99), chargeModeOf(null), billTypeOf(null)]).toEqual([null, null, null, null]);
});

test('Lines that state none can be asked for, which is not the same as any', () => {
  expect([chargeModeCode(null), billTypeCode(null)]).toEqual([null, null]);
  expect([chargeModeCode(undefined), billTypeCode(undefined)]).toEqual([undefined, undefined]);
});

test('Broken identities are named by their bits', () => {
  expect(faultsOf(0)).toEqual([]);
  expect(faultsOf(0b1010)).toEqual(['I-2', 'I-4']);
  expect(faultsOf(0b1111)).toEqual(['I-1', 'I-2', 'I-3', 'I-4']);
});
