import type { BodyOf } from '../../../shared/contract/index.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { AuditEntry, MoneyLimit, MoneyRules } from '../../ports/records.ts';

type Stated = NonNullable<BodyOf<'PUT /v1/settings'>['limits']>;

/** Limits as they are stored; refused by name, with a pointer, where an amount is none. Zero: everything needs a second person. */
export function readLimits(stated: Stated): MoneyLimit[] | Refusal {
  const limits: MoneyLimit[] = [];
  for (const [index, { currency, operationMaximum, operatorDayMaximum }] of stated.entries()) {
    const operation = readMaximum(operationMaximum, `/body/limits/${index}/operationMaximum`);
    if (isRefusal(operation)) return operation;
    const operatorDay = readMaximum(operatorDayMaximum, `/body/limits/${index}/operatorDayMaximum`);
    if (isRefusal(operatorDay)) return operatorDay;
    limits.push({ currency, operationMaximum: operation, operatorDayMaximum: operatorDay });
  }
  return limits;
}

function readMaximum(text: string | null, pointer: string): Minor | null | Refusal {
  return text === null ? null : readAsked(text, LARGEST.total, pointer, { mayBeZero: true });
}

/** What an audit row says of them: `CNY 1000.00 5000.00`, a dash for any amount. */
export function ruleDetails({ stepUp, limits }: Pick<MoneyRules, 'stepUp' | 'limits'>): AuditEntry['details'] {
  const textOf = (minor: Minor | null) => (minor === null ? '-' : minorToText(minor));
  return {
    stepUp,
    limits: limits.map(({ currency, operationMaximum, operatorDayMaximum }) =>
      [currency, textOf(operationMaximum), textOf(operatorDayMaximum)].join(' '),
    ),
  };
}
