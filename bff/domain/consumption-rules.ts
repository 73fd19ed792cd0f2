import { type Amount, addAmounts, ZERO } from '../../shared/values/amount.ts';

export interface ServiceAmount {
  currency: string;
  /** Null: lines that name no service. */
  service: string | null;
  amount: Amount;
}

export interface CycleSummary {
  /** One per currency; currencies are never added together. */
  due: { currency: string; amount: Amount }[];
  /** The largest of each currency; all others of it as one, whose service is null. */
  services: (ServiceAmount & { isOthers: boolean })[];
}

export const SERVICES_SHOWN = 5;

/**
 * What a customer consumed in a cycle: the largest services and the rest as one, so that they add up to what is due exactly. `services`
 * come largest first in each currency.
 */
export function summariseCycle(services: readonly ServiceAmount[]): CycleSummary {
  const summary: CycleSummary = { due: [], services: [] };
  for (const currency of new Set(services.map((one) => one.currency))) {
    const all = services.filter((one) => one.currency === currency);
    const others = all.slice(SERVICES_SHOWN);
    summary.due.push({ currency, amount: totalOf(all) });
    summary.services.push(...all.slice(0, SERVICES_SHOWN).map((one) => ({ ...one, isOthers: false })));
    if (others.length > 0) summary.services.push({ currency, service: null, amount: totalOf(others), isOthers: true });
  }
  return summary;
}

function totalOf(services: readonly ServiceAmount[]): Amount {
  return services.reduce((total, { amount }) => addAmounts(total, amount), ZERO);
}
