import type { AnswerOf } from '../../../shared/contract/index.ts';

export type PaymentsAnswer = AnswerOf<'GET /v1/third-party-payments'>;
export type Payment = PaymentsAnswer['agreements'][number];
