import type { EndpointKey } from '../../shared/contract/index.ts';
import type { RecordsPart } from './context.ts';
import type { RecordsViewName } from './query.ts';

/** Views that come when they are first shown, each with its own words. */
export const recordsParts: Record<RecordsViewName, () => Promise<RecordsPart>> = {
  standings: async () => (await import('./standings/index.ts')).standingsPart,
  payments: async () => (await import('./payments/index.ts')).paymentsPart,
  contracts: async () => (await import('./contracts/index.ts')).contractsPart,
};

/** What a session must be allowed for a view to be there. */
export const NEEDED = {
  standings: 'POST /v1/agreements/standings/search',
  payments: 'GET /v1/third-party-payments',
  contracts: 'GET /v1/payment-contracts',
} as const satisfies Record<RecordsViewName, EndpointKey>;
