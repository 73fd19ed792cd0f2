import type { MoneyLimit, MoneyRules } from '../../ports/records.ts';

/** How a partner guards what moves money, from its row. */
export function moneyRulesOf(row: { step_up: number; money_limits: string | null; is_leaving: number; is_verified: number }): MoneyRules {
  return {
    stepUp: row.step_up === 1,
    limits: readLimits(row.money_limits),
    isLeaving: row.is_leaving === 1,
    isVerified: row.is_verified === 1,
  };
}

/** Kept with amounts as text, because JSON has no integers of 64 bits. */
function readLimits(json: string | null): MoneyLimit[] {
  if (json === null) return [];
  const kept = JSON.parse(json) as { currency: string; operationMaximum: string | null; operatorDayMaximum: string | null }[];
  const minorOf = (text: string | null) => (text === null ? null : BigInt(text));
  return kept.map(({ currency, operationMaximum, operatorDayMaximum }) => ({
    currency,
    operationMaximum: minorOf(operationMaximum),
    operatorDayMaximum: minorOf(operatorDayMaximum),
  }));
}

export function limitsText(limits: readonly MoneyLimit[]): string | null {
  if (limits.length === 0) return null;
  const textOf = (minor: bigint | null) => minor?.toString() ?? null;
  return JSON.stringify(
    limits.map(({ currency, operationMaximum, operatorDayMaximum }) => ({
      currency,
      operationMaximum: textOf(operationMaximum),
      operatorDayMaximum: textOf(operatorDayMaximum),
    })),
  );
}
