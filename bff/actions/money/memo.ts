/**
 * A memo as a partner may read it: it is for whoever issued (R-ISS-7). What a distributor noted while it acted for its reseller is the
 * distributor's, what the reseller noted is the reseller's.
 */
export function memoFor(partnerId: string, { byPartnerId, memo }: { byPartnerId: string; memo: string | null }): string | null {
  return byPartnerId === partnerId ? memo : null;
}
