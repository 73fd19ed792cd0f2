import type { agreementEndpoints } from '../../../shared/contract/agreements.ts';
import type { paymentAgreementEndpoints } from '../../../shared/contract/payment-agreements.ts';
import type { Example } from './example.ts';

type Key = keyof typeof agreementEndpoints | keyof typeof paymentAgreementEndpoints;

export const agreementExamples = {} as never as { readonly [One in Key]: Example<One> };
