import { describe, expect, test } from 'vitest';
import { chargeKind, type FocusCharge } from './focus-charge.ts';

const NOTHING: FocusCharge = { category: null, class: null, frequency: null, pricing: null, commitment: null };
const USAGE: FocusCharge = { ...NOTHING, category: 'Usage', frequency: 'Usage-Based', pricing: 'Standard' };

describe('A charge of FOCUS in the words of the dashboard', () => {
  test.each([
    ['usage', USAGE, 'consumption', 5],
    ['a one-time purchase', { ...NOTHING, category: 'Purchase', frequency: 'One-Time' }, 'consumption', 1],
    ['a purchase of no stated frequency', { ...NOTHING, category: 'Purchase' }, 'consumption', 1],
    [
      'a purchase that recurs, renewal or monthly payment',
      { ...NOTHING, category: 'Purchase', frequency: 'Recurring' },
      'consumption',
      null,
    ],
    ['a tax', { ...NOTHING, category: 'Tax' }, 'consumption', null],
    ['a credit', { ...NOTHING, category: 'Credit', frequency: 'One-Time', pricing: 'Other' }, 'adjustment', null],
    ['an adjustment', { ...NOTHING, category: 'Adjustment', frequency: 'Usage-Based' }, 'adjustment', null],
    ['a correction of usage', { ...USAGE, class: 'Correction' }, 'adjustment', null],
    ['a correction of a purchase', { ...NOTHING, category: 'Purchase', class: 'Correction' }, 'adjustment', null],
    ['a category that FOCUS does not have', { ...NOTHING, category: 'Gift' }, null, null],
    ['no category', NOTHING, null, null],
  ] as const)('has class and type: %s', (_name, charge, billClass, billType) => {
    expect(chargeKind(charge)).toMatchObject({ billClass, billType });
  });

  test.each([
    ['usage at the agreed rate', USAGE, 3],
    ['usage in another spelling', { ...USAGE, frequency: 'Usage-based' }, 3],
    ['usage at a price that moves', { ...USAGE, pricing: 'Dynamic' }, 3],
    ['usage with a frequency alone', { ...USAGE, pricing: null }, 3],
    ['usage without a frequency', { ...USAGE, frequency: null }, null],
    ['usage under a commitment of no stated type', { ...USAGE, pricing: 'Committed' }, null],
    ['usage at another price', { ...USAGE, pricing: 'Other' }, null],
    ['usage under a savings plan', { ...USAGE, pricing: 'Committed', commitment: 'Savings Plan' }, 11],
    ['usage under a reservation', { ...USAGE, pricing: 'Committed', commitment: 'Reservation' }, 10],
    ['usage under a reserved instance', { ...USAGE, pricing: 'Committed', commitment: 'Reserved Instance' }, 10],
    ['usage under a commitment that the upstream does not have', { ...USAGE, pricing: 'Committed', commitment: 'Flex CUD' }, null],
    ['the purchase of a savings plan', { ...NOTHING, category: 'Purchase', pricing: 'Standard', commitment: 'Savings Plan' }, 11],
    ['another purchase', { ...NOTHING, category: 'Purchase', frequency: 'Recurring', pricing: 'Standard' }, null],
    ['a credit', { ...NOTHING, category: 'Credit' }, null],
  ] as const)('has a charge mode only where it is certain: %s', (_name, charge, chargeMode) => {
    expect(chargeKind(charge).chargeMode).toBe(chargeMode);
  });
});
