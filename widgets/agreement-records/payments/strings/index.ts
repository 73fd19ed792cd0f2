import type { Locale } from '../../../../shared/values/lists.ts';
import type { PaymentsStrings } from './zh-CN.ts';

export type { PaymentsStrings } from './zh-CN.ts';

/** Words of third-party payment agreements; they come with them. */
export async function loadPaymentsStrings(locale: Locale): Promise<PaymentsStrings> {
  return (locale === 'en' ? await import('./en.ts') : await import('./zh-CN.ts')).paymentsStrings;
}
