import type { agreementEndpoints } from '../../shared/contract/agreements.ts';
import type { paymentAgreementEndpoints } from '../../shared/contract/payment-agreements.ts';
import type { Asked, Ids } from './requests.ts';

type Key = keyof typeof agreementEndpoints | keyof typeof paymentAgreementEndpoints;

/** The requests of `shared/contract/agreements.ts` and `payment-agreements.ts`. */
export const agreementRequests = {} as never as { readonly [One in Key]: (ids: Ids) => Asked<One> };
