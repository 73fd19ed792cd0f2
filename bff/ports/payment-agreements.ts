import type { ThirdPartyPaymentKind, ThirdPartyPaymentState, TrusteeType } from '../../shared/values/agreement-lists.ts';

/** 第三方代付协议 (DOMAIN.md §5.4). */
export interface ThirdPartyPaymentRecord {
  agreementId: string;
  partnerId: string;
  trusteeSealed: string;
  trusteeMasked: string;
  /** Keyed blind index of the folded name. */
  trusteeIndex: string;
  trusteeType: TrusteeType;
  kind: ThirdPartyPaymentKind;
  effectiveAt: string;
  expiresAt: string | null;
  createdAt: string;
  createdBy: string;
  voidedAt: string | null;
  voidedBy: string | null;
}

/** 付款协议合同 (DOMAIN.md §5.5). Never changed. */
export interface PaymentContractRecord {
  contractId: string;
  partnerId: string;
  contractNo: string;
  from: string;
  to: string;
  currency: string;
  due: string;
  paid: string | null;
  /** What the file shows: canonical JSON of the figures by cycle. */
  content: string;
  textSha256: string;
  createdAt: string;
  createdBy: string;
}

export interface ListPlace {
  at: string;
  id: string;
}

export interface PaymentAgreementReads {
  /** Newest first. `at`: the business clock that decides what has expired. */
  thirdParty(
    partnerId: string,
    asked: { state: ThirdPartyPaymentState | null; at: string },
    after: ListPlace | null,
    limit: number,
  ): Promise<ThirdPartyPaymentRecord[]>;
  findThirdParty(partnerId: string, agreementId: string): Promise<ThirdPartyPaymentRecord | null>;
  /** Not voided and not expired at an instant, by any of these indexes. */
  inForce(partnerId: string, trusteeIndexes: readonly string[], at: string): Promise<ThirdPartyPaymentRecord | null>;
  contracts(partnerId: string, after: ListPlace | null, limit: number): Promise<PaymentContractRecord[]>;
  findContract(partnerId: string, contractId: string): Promise<PaymentContractRecord | null>;
  /** The same cycles, currency and figures. */
  sameContract(partnerId: string, textSha256: string): Promise<PaymentContractRecord | null>;
}

export interface PaymentAgreementCommands {
  addThirdParty(record: ThirdPartyPaymentRecord): Promise<void>;
  voidThirdParty(partnerId: string, agreementId: string, at: string, by: string): Promise<void>;
  /** Puts what another key made in the place of what was read; false where that is not there any more. */
  resealThirdParty(
    partnerId: string,
    agreementId: string,
    before: string,
    made: Pick<ThirdPartyPaymentRecord, 'trusteeSealed' | 'trusteeIndex'>,
  ): Promise<boolean>;
  addContract(record: PaymentContractRecord): Promise<void>;
}
