import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Amount, amountToText } from '../../../shared/values/amount.ts';
import { percentOf } from '../../domain/consumption-ratios.ts';
import type { Sums } from '../../domain/consumption-sums.ts';

type Figures = AnswerOf<'POST /v1/consumption/trend'>['total'];

/** A sum over lines, told unless there are lines and none of them states it. */
export function statedSum(amount: Amount, { lines, unstatedLines }: { lines: number; unstatedLines: number }): Figures['paid'] {
  return { amount: lines > 0 && unstatedLines >= lines ? null : amountToText(amount), unstatedLines };
}

export function toFigures({ lines, due, paid, linesWithoutCoupon }: Sums): Figures {
  return { due: amountToText(due), paid: statedSum(paid, { lines, unstatedLines: linesWithoutCoupon }), lines };
}

/** Two decimals, of what parts are ranked by. */
export function shareOf(part: Sums, total: Sums, rankBy: 'due' | 'paid'): string | null {
  return percentOf(part[rankBy], total[rankBy], 2);
}

const ROUNDS = 3;

/** Loads anew what does not fit together because a delivery came in between two reads of it. */
export async function loadFitting<Loaded>(load: () => Promise<Loaded>, fits: (loaded: Loaded) => boolean): Promise<Loaded> {
  let loaded = await load();
  for (let round = 1; round < ROUNDS && !fits(loaded); round += 1) loaded = await load();
  return loaded;
}

/** Whether two sums say the same of every line. */
export function isSameSum(a: Sums, b: Sums): boolean {
  return a.lines === b.lines && amountToText(a.due) === amountToText(b.due) && amountToText(a.paid) === amountToText(b.paid);
}
