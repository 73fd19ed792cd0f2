import type { AgreementCommands, AgreementReads } from '../../ports/agreements.ts';
import type { PaymentAgreementCommands, PaymentAgreementReads } from '../../ports/payment-agreements.ts';
import type { Security } from '../../ports/security.ts';
import type { Connection } from '../connection.ts';
import { annexCommands, annexReads } from './annexes.ts';
import { signatureChainCommands, signatureChainReads } from './chain.ts';
import { contactCommands, contactReads } from './contact-requests.ts';
import { paymentContractCommands, paymentContractReads } from './payment-contracts.ts';
import { standingFaultCommands, standingFaultReads } from './standing-faults.ts';
import { standingListReads } from './standing-list.ts';
import { signingReads } from './standings.ts';
import { thirdPartyCommands, thirdPartyReads } from './third-party-payments.ts';
import { versionCommands, versionReads } from './versions.ts';

export function agreementReads(connection: Connection): AgreementReads {
  return {
    ...versionReads(connection),
    ...signingReads(connection),
    ...signatureChainReads(connection),
    ...annexReads(connection),
    ...standingListReads(connection),
    ...standingFaultReads(connection),
    ...contactReads(connection),
  };
}

export function agreementCommands(connection: Connection, security: Security): AgreementCommands {
  return {
    ...versionCommands(connection),
    ...signatureChainCommands(connection, security),
    ...annexCommands(connection),
    ...standingFaultCommands(connection),
    ...contactCommands(connection),
  };
}

export function paymentAgreementReads(connection: Connection): PaymentAgreementReads {
  return { ...thirdPartyReads(connection), ...paymentContractReads(connection) };
}

export function paymentAgreementCommands(connection: Connection): PaymentAgreementCommands {
  return { ...thirdPartyCommands(connection), ...paymentContractCommands(connection) };
}
