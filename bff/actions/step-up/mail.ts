import type { Locale } from '../../../shared/values/lists.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import type { StepUpEndpoint } from '../../../shared/values/money-lists.ts';
import type { Mail } from '../../ports/mail.ts';
import type { Described } from './described.ts';
import { MAIL_WORDS } from './mail-words.ts';

interface CodeMail {
  code: string;
  endpoint: StepUpEndpoint;
  described: Described;
  /** In milliseconds since 1970. */
  endsAt: number;
  locale: Locale;
}

/**
 * The mail that brings a code: what it is for, so that a code that somebody else asked for gives itself away. The code stands in the text
 * alone, because mail servers log subjects.
 */
export function codeMail({ code, endpoint, described, endsAt, locale }: CodeMail): Omit<Mail, 'to'> {
  const words = MAIL_WORDS[locale];
  const operation = words.operations[endpoint];
  const colon = locale === 'zh-CN' ? '：' : ': ';
  const line = (name: string, value: string | number | null) => (value === null || value === '' ? [] : [`${name}${colon}${value}`]);
  const { amounts, coupons, customers, resellers, quotaIds } = described;
  const total = amounts.map(({ amount, currency }) => [minorToText(amount), currency ?? ''].join(' ').trim()).join(', ');
  const facts = [
    ...line(words.operation, operation),
    ...line(words.total, total),
    ...line(words.coupons, coupons),
    ...line(words.customers, customers),
    ...line(words.resellers, resellers),
    ...line(words.quota, quotaIds.join(', ')),
  ];
  const parts = [[words.intro, `    ${code}`], facts, [words.ends(timeOf(endsAt)), words.once], [words.warning]];
  return { subject: words.subject(operation), text: `${parts.map((part) => part.join('\n')).join('\n\n')}\n` };
}

const EIGHT_HOURS = 8 * 60 * 60 * 1000;

/** `2024-09-15 12:10`, in UTC+8. */
function timeOf(instant: number): string {
  return new Date(instant + EIGHT_HOURS).toISOString().slice(0, 16).replace('T', ' ');
}
