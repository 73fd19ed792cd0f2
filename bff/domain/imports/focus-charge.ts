import { BILL_TYPES, type BillClass, CHARGE_MODES } from '../../../shared/values/consumption-lists.ts';

/** What a FOCUS row says of its charge; null where it does not. */
export interface FocusCharge {
  /** ChargeCategory: Usage, Purchase, Tax, Credit or Adjustment. */
  category: string | null;
  /** ChargeClass: Correction, or nothing. */
  class: string | null;
  /** ChargeFrequency: One-Time, Recurring or Usage-Based. */
  frequency: string | null;
  /** PricingCategory: Standard, Dynamic, Committed or Other. */
  pricing: string | null;
  /** CommitmentDiscountType: the provider's own word for the commitment that the charge is bought by, or that it buys. */
  commitment: string | null;
}

/** The same in the upstream's codes; null where FOCUS does not say it for certain. */
export interface ChargeKind {
  billClass: BillClass | null;
  billType: number | null;
  chargeMode: number | null;
}

const CLASSES = new Map<string, BillClass>([
  ['usage', 'consumption'],
  ['purchase', 'consumption'],
  ['tax', 'consumption'],
  ['credit', 'adjustment'],
  ['adjustment', 'adjustment'],
]);

/**
 * A correction of an invoiced period is an adjustment, whatever it corrects. Usage is of type usage; a purchase is new unless it recurs, which FOCUS tells neither from a renewal nor
 * from a monthly payment. FOCUS knows no type of taxes, credits and adjustments.
 */
export function chargeKind(charge: FocusCharge): ChargeKind {
  const category = plain(charge.category);
  const isCorrection = plain(charge.class) === 'correction';
  return {
    billClass: isCorrection ? 'adjustment' : (CLASSES.get(category) ?? null),
    billType: isCorrection ? null : billTypeOf(category, plain(charge.frequency)),
    chargeMode: chargeModeOf(category, charge),
  };
}

function billTypeOf(category: string, frequency: string): number | null {
  if (category === 'usage') return BILL_TYPES.usage.code;
  return category === 'purchase' && frequency !== 'recurring' ? BILL_TYPES['new-purchase'].code : null;
}

/** A commitment decides, where its type is one that the upstream has too; else usage that is charged by use at a price of no commitment is paid per use. */
function chargeModeOf(category: string, { frequency, pricing, commitment }: FocusCharge): number | null {
  if (commitment !== null) return commitmentMode(commitment);
  const isPerUse = category === 'usage' && plain(frequency) === 'usagebased' && ['', 'standard', 'dynamic'].includes(plain(pricing));
  return isPerUse ? CHARGE_MODES['pay-per-use'] : null;
}

function commitmentMode(commitment: string): number | null {
  if (/^savings?plans?$/.test(plain(commitment))) return CHARGE_MODES['savings-plan'];
  return /^(reserved(instances?)?|reservations?)$/.test(plain(commitment)) ? CHARGE_MODES['reserved-instance'] : null;
}

/** Providers differ in case, spaces and hyphens. */
function plain(text: string | null): string {
  return (text ?? '').toLowerCase().replace(/[\s_-]/g, '');
}
