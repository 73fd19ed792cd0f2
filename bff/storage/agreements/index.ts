import type { AgreementCommands, AgreementReads } from '../../ports/agreements.ts';
import type { PaymentAgreementCommands, PaymentAgreementReads } from '../../ports/payment-agreements.ts';
import type { Security } from '../../ports/security.ts';
import type { Connection } from '../connection.ts';

const unbuilt = (name: string) => async (): Promise<never> => {
  throw new Error(`${name} is not built yet.`);
};
const all = <Part extends object>(): Part =>
  new Proxy({} as Part, { get: (_, name) => unbuilt(String(name)), ownKeys: () => [], has: () => true });

export const agreementReads = (_connection: Connection): AgreementReads => all();
export const agreementCommands = (_connection: Connection, _security: Security): AgreementCommands => all();
export const paymentAgreementReads = (_connection: Connection): PaymentAgreementReads => all();
export const paymentAgreementCommands = (_connection: Connection): PaymentAgreementCommands => all();
