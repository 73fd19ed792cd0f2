import { minorToText } from '../../../shared/values/minor.ts';
import { readLimits } from '../../actions/settings/money-rules.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { MoneyLimit, MoneyRules } from '../../ports/records.ts';
import type { ProgramSettings } from '../program/settings-schema.ts';
import { StartFailure } from '../program/start-failure.ts';
import { DEMONSTRATION_PARTNERS } from '../service/demonstration-marks.ts';

interface LimitOptions {
  limit?: string[] | undefined;
  'no-limits'?: boolean | undefined;
}

const EXAMPLE = 'Write it as --limit CNY:50000.00:200000.00, with - for any amount.';
const LIMIT = /^([A-Z]{3}):([^:]+):([^:]+)$/;

/** Limits as they were typed; undefined where nothing was. Throws `StartFailure` with what to type instead. */
export function readLimitOptions({ limit: texts, 'no-limits': none }: LimitOptions): readonly MoneyLimit[] | undefined {
  if (none && texts !== undefined) throw new StartFailure('--limit and --no-limits say opposite things. Leave one out.');
  if (none) return [];
  if (texts === undefined) return undefined;
  const stated = texts.map((text) => {
    const [, currency, operation, day] = LIMIT.exec(text) ?? [];
    if (currency === undefined || operation === undefined || day === undefined) throw new StartFailure(`"${text}" is no limit. ${EXAMPLE}`);
    return { currency, operationMaximum: operation === '-' ? null : operation, operatorDayMaximum: day === '-' ? null : day };
  });
  const repeated = stated.find(({ currency }, index) => stated.findIndex((other) => other.currency === currency) < index);
  if (repeated) throw new StartFailure(`There are two limits in ${repeated.currency}. Keep one.`);
  const limits = readLimits(stated);
  if (isRefusal(limits)) throw new StartFailure(`An amount of a limit cannot be used. ${limits.errors?.[0]?.detail ?? ''} ${EXAMPLE}`);
  return limits;
}

/** The rules of a partner in a sentence each. */
export function ruleWords({ stepUp, limits }: Pick<MoneyRules, 'stepUp' | 'limits'>): string {
  const codes = stepUp ? 'a code is asked for before money moves.' : 'no codes are asked for.';
  const textOf = (minor: bigint | null) => (minor === null ? 'any amount' : minorToText(minor));
  const each = limits.map(
    ({ currency, operationMaximum, operatorDayMaximum }) =>
      `${currency} ${textOf(operationMaximum)} an operation, ${textOf(operatorDayMaximum)} an operator in 24 hours`,
  );
  return `${codes} ${each.length === 0 ? 'No amount needs a second person.' : `A second person is needed above: ${each.join('; ')}.`}`;
}

/** What follows from a real name that is verified, or is not. */
export function verifiedWords(isVerified: boolean): string {
  return isVerified
    ? 'its real name is verified; it can apply for payment agreement contracts.'
    : 'its real name is not verified; it cannot apply for payment agreement contracts. Those it has stay.';
}

/** Where codes go to from here, or what is still to be done before they can be sent; null where nothing is to be said. */
export function whereCodesGo(partnerId: string, { SMTP_URL }: Pick<ProgramSettings, 'SMTP_URL'>): string | null {
  if (Object.values(DEMONSTRATION_PARTNERS).includes(partnerId)) return 'The demonstration shows the codes on its page /mailbox.';
  if (SMTP_URL !== undefined) return null;
  return 'No mail server is set up here, so that no code can be sent: set SMTP_URL and MAIL_FROM for the service.';
}
