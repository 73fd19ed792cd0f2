import type { RuledCustomer, RuledVersion } from './agreement-rules.ts';

/**
 * Whether an end customer may read a version: it was signed by it, or it was asked of it or could have been: effective by the business clock,
 * meant for its association type, and not withdrawn before it ever counted.
 */
export function mayCustomerRead(
  version: Pick<RuledVersion, 'version' | 'audience' | 'effectiveAt' | 'withdrawnAt'>,
  customer: Pick<RuledCustomer, 'associationType'>,
  { signed, at }: { signed: readonly number[]; at: string },
): boolean {
  if (signed.includes(version.version)) return true;
  const { audience, effectiveAt, withdrawnAt } = version;
  const everCounted = effectiveAt <= at && (withdrawnAt === null || withdrawnAt > effectiveAt);
  return everCounted && audience.includes(customer.associationType);
}
