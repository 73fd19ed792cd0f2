import type { CustomerStatement } from '../../domain/customer-statement.ts';
import { sealContext } from '../../domain/personal-fields.ts';
import type { CreditRecord, CustomerRecord } from '../../ports/records.ts';
import type { Security } from '../../ports/security.ts';
import { type ClearCustomer, prepareCustomer } from './prepare.ts';

/** What a source knows of a customer, complete for one who is new. */
export interface MergeInput {
  customerId: string;
  statement: CustomerStatement;
  /** Fills what is neither stated nor stored. */
  defaults: Pick<ClearCustomer, 'associationType' | 'associatedAt'> & Partial<Pick<ClearCustomer, 'accountName' | 'partnerCustomerNo'>>;
  stored: CustomerRecord | null;
  now: string;
}

const NOTHING_STATED: Omit<ClearCustomer, 'customerId' | 'associationType' | 'associatedAt'> = {
  partnerCustomerNo: null,
  customerName: null,
  accountName: null,
  mobile: null,
  email: null,
  credit: null,
  earliestResourceExpiryAt: null,
  verification: null,
  customerType: null,
  level: null,
  frozen: null,
  tags: [],
  signingEntity: null,
  dissociationBlocks: [],
};

/** The record to save: what is stated now over what is stored; what is not stated stays. */
export async function mergeCustomer(security: Security, partnerId: string, input: MergeInput): Promise<CustomerRecord> {
  const { customerId, statement, defaults, stored, now } = input;
  const { credit: statedCredit, ...plain } = statement;
  const known = stored ? filled(clearPart(stored), defaults) : { ...NOTHING_STATED, ...defaults };
  const associationType = plain.associationType ?? known.associationType;
  const credit = statedCredit === undefined ? known.credit : datedCredit(statedCredit, known.credit, now);
  // A partner cannot see the balance of a referral customer (R-CUST-2).
  const clear: ClearCustomer = { ...known, ...plain, customerId, associationType, credit: associationType === 'referral' ? null : credit };
  const prepared = await prepareCustomer(security, partnerId, clear);
  return stored ? await keepSealed(security, partnerId, prepared, stored, statement) : prepared;
}

function filled(stored: ClearCustomer, { accountName = null, partnerCustomerNo = null }: MergeInput['defaults']): ClearCustomer {
  return { ...stored, accountName: stored.accountName ?? accountName, partnerCustomerNo: stored.partnerCustomerNo ?? partnerCustomerNo };
}

/** Sealed values stay sealed: they are not part of what is merged in clear. */
function clearPart({ mobileSealed, mobileMasked, emailSealed, emailMasked, ...stored }: CustomerRecord): ClearCustomer {
  return { ...stored, mobile: null, email: null };
}

/** A balance that is the same keeps its time, so that importing a file again changes nothing. */
function datedCredit(
  stated: NonNullable<CustomerStatement['credit']> | null,
  known: CreditRecord | null,
  now: string,
): CreditRecord | null {
  if (!stated) return null;
  const isSame =
    known?.availableMinor === stated.availableMinor && known.arrearsMinor === stated.arrearsMinor && known.currency === stated.currency;
  return { ...stated, asOf: stated.asOf ?? (isSame ? known.asOf : now) };
}

/** Sealing the same value twice gives two texts; a value that did not change keeps the stored one. */
async function keepSealed(
  security: Security,
  partnerId: string,
  prepared: CustomerRecord,
  stored: CustomerRecord,
  statement: CustomerStatement,
): Promise<CustomerRecord> {
  const isKept = async (field: 'mobile' | 'email', sealed: string | null) => {
    const stated = statement[field];
    if (stated === undefined) return true;
    if (stated === null || sealed === null) return false;
    // What a lost key sealed does not open: what is stated takes its place.
    const opened = await security.openField(sealed, sealContext(partnerId, stored.customerId, field)).catch(() => null);
    return opened === stated;
  };
  const [isMobileKept, isEmailKept] = await Promise.all([isKept('mobile', stored.mobileSealed), isKept('email', stored.emailSealed)]);
  return {
    ...prepared,
    ...(isMobileKept && {
      mobileSealed: stored.mobileSealed,
      mobileMasked: stored.mobileMasked,
      mobileIndex: stored.mobileIndex ?? prepared.mobileIndex,
    }),
    ...(isEmailKept && {
      emailSealed: stored.emailSealed,
      emailMasked: stored.emailMasked,
      emailIndex: stored.emailIndex ?? prepared.emailIndex,
    }),
  };
}
