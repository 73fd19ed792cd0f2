import { canonicalOf } from '../../../shared/evidence/canonical.ts';
import { amountToText } from '../../../shared/values/amount.ts';
import { shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import type { Currency } from '../../../shared/values/money.ts';
import { monthsIn } from '../../domain/consumption-comparison.ts';
import { NOTHING, type Sums, sumOf } from '../../domain/consumption-sums.ts';
import type { CycleRange } from '../../domain/consumption-window.ts';
import { paidOf } from '../../domain/payment-agreement-rules.ts';

/** Amounts as plain decimal text. `paid`: null where a line does not state what a coupon paid. */
export interface ContractSums {
  lines: number;
  due: string;
  paid: string | null;
}

/** What a payment agreement contract says, frozen as canonical JSON (RFC 8785) when it is made; its digest names it. */
export interface ContractContent {
  format: 1;
  partner: { partnerId: string; name: string };
  cycles: CycleRange;
  currency: Currency;
  /** Every cycle from the first to the last, also those without consumption. */
  rows: readonly (ContractSums & { cycle: string })[];
  total: ContractSums;
}

type Contract = Pick<ContractContent, 'partner' | 'cycles' | 'currency'>;

/** What a contract says of these sums, and the bytes that are stored and digested. `found`: one sum a cycle at most, in any order. */
export function contentOf(
  { partner, cycles, currency }: Contract,
  found: readonly (Sums & { cycle: string })[],
): { content: ContractContent; text: string } {
  const rows = Array.from({ length: monthsIn(cycles) }, (_, index) => {
    const cycle = shiftBillCycle(cycles.from, index);
    return { cycle, ...toSums(found.find((one) => one.cycle === cycle) ?? NOTHING) };
  });
  const { partnerId, name } = partner;
  const content: ContractContent = { format: 1, partner: { partnerId, name }, cycles, currency, rows, total: toSums(sumOf(found)) };
  return { content, text: canonicalOf(content) };
}

function toSums(sums: Sums): ContractSums {
  const paid = paidOf(sums);
  return { lines: sums.lines, due: amountToText(sums.due), paid: paid && amountToText(paid) };
}
