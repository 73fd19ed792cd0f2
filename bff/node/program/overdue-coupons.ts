import type { Clock } from '../../ports/clock.ts';
import type { Reads } from '../../ports/store.ts';

/** The service looks every minute; what ended an hour ago and has not gone back does not go back by itself. */
const OVERDUE_MILLISECONDS = 60 * 60 * 1000;
const TOLD = 20;

/** Business instant by which coupons must have ended to be overdue. */
export function overdueBy({ businessNow }: Pick<Clock, 'businessNow'>): string {
  return new Date(businessNow() - OVERDUE_MILLISECONDS).toISOString();
}

/** What `verify` says of coupons whose rest should be back in their quotas; nothing where there are none. */
export async function overdueLines({ selections }: Pick<Reads, 'selections'>, clock: Pick<Clock, 'businessNow'>): Promise<string[]> {
  const { count, first } = await selections.overdue(overdueBy(clock), TOLD);
  if (count === 0) return [];
  const more = count > first.length ? [`  and ${count - first.length} more`] : [];
  return [
    `Coupons that ended more than an hour ago, and what is left of them has not gone back to its quota: ${count}`,
    ...first.map(({ partnerId, couponId, expiresAt }) => `  ${partnerId} coupon ${couponId}: ended ${expiresAt}`),
    ...more,
    'A running service brings them back within a minute. One that stays failed: look for its id in the log of a replica.',
    'docs/RUNBOOK.md, "Coupons that do not go back", says what follows.',
  ];
}
