import type { Locale } from '../../shared/values/lists.ts';
import type { Session } from './session.ts';

/** Asks for what stands in several languages in that of the page, which need not be the one the session was minted with. */
export function inLocaleOf({ snapshot: { locale } }: Session): { locale?: Locale } {
  return locale === null ? {} : { locale };
}
