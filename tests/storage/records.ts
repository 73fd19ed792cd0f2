import type { ClearCustomer } from '../../bff/actions/customers/prepare.ts';
import type { JobRecord } from '../../bff/ports/jobs.ts';
import type { AuditEntry, BillLineRecord, CustomerRecord, OperatorRecord, SessionRecord } from '../../bff/ports/records.ts';
import type { CustomerQuery, NewPartner, Store } from '../../bff/ports/store.ts';
import { foldText } from '../../shared/values/fold.ts';

export const PARTNER = 'par_1';
export const CYCLE = '2024-09';
export const NOW = '2024-09-30T04:00:00.000Z';
export const ALL = { kind: 'all' } as const;

export function partnerRecord(partnerId = PARTNER): NewPartner {
  return { partnerId, name: 'Partner', kind: 'distributor', mode: 'test', parentPartnerId: null, currency: 'CNY', rolesFrom: 'session' };
}

export function customerRecord(customerId: string, stated: Partial<CustomerRecord> = {}): CustomerRecord {
  return {
    customerId,
    partnerCustomerNo: null,
    customerName: null,
    customerNameMasked: null,
    accountName: null,
    accountNameMasked: null,
    mobileSealed: null,
    mobileMasked: null,
    mobileIndex: null,
    emailSealed: null,
    emailMasked: null,
    emailIndex: null,
    associationType: 'agency-sale',
    associatedAt: '2024-01-01T00:00:00.000Z',
    credit: null,
    earliestResourceExpiryAt: null,
    verification: null,
    customerType: null,
    level: null,
    frozen: null,
    tags: [],
    signingEntity: null,
    dissociationBlocks: [],
    erasedAt: null,
    ...stated,
  };
}

/** A customer as somebody states it, before anything of it is masked or sealed. */
export function clearCustomer(customerId: string, stated: Partial<ClearCustomer> = {}): ClearCustomer {
  return {
    customerId,
    partnerCustomerNo: null,
    customerName: null,
    accountName: null,
    mobile: null,
    email: null,
    associationType: 'agency-sale',
    associatedAt: '2024-01-01T00:00:00.000Z',
    credit: null,
    earliestResourceExpiryAt: null,
    verification: null,
    customerType: null,
    level: null,
    frozen: null,
    tags: [],
    signingEntity: null,
    dissociationBlocks: [],
    ...stated,
  };
}

export function operatorRecord(
  operatorId: string,
  stated: Partial<OperatorRecord & { nameMasked: string | null }> = {},
): OperatorRecord & { nameMasked: string | null } {
  return {
    operatorId,
    partnerId: PARTNER,
    userId: `user of ${operatorId}`,
    name: `Name of ${operatorId}`,
    nameMasked: 'N***',
    roles: ['account-manager'],
    supervisorId: null,
    ...stated,
  };
}

export function billLine(customerId: string, micro: bigint, stated: Partial<BillLineRecord> = {}): BillLineRecord {
  return {
    customerId,
    cycle: CYCLE,
    billingAccountId: 'account',
    currency: 'CNY',
    due: { micro, rest: 0n },
    listPrice: null,
    consumedAt: '2024-09-10T00:00:00.000Z',
    category: null,
    service: null,
    region: null,
    resourceId: null,
    description: null,
    ...stated,
  };
}

/** The store does not look at an action's name; tests name theirs freely. */
export function auditEntry(action = 'test.done'): AuditEntry {
  return {
    at: NOW,
    actor: { kind: 'system', id: 'test' },
    sessionId: null,
    requestId: 'req_1',
    action: action as AuditEntry['action'],
    outcome: 'done',
    refusal: null,
    targets: ['cus_1'],
    details: { cells: 2, fields: ['mobile'] },
  };
}

export function sessionRecord(sessionId: string, stated: Partial<SessionRecord> = {}): SessionRecord {
  return {
    sessionId,
    partnerId: PARTNER,
    keyId: 'key_1',
    actor: { kind: 'operator', operatorId: 'opr_1000000000000000000000', userId: 'wang', roles: ['administrator'] },
    origins: ['https://portal.example'],
    widgets: ['customer-list'],
    features: ['reveal'],
    locale: 'zh-CN',
    mode: 'test',
    createdAt: NOW,
    secretExpiresAt: '2024-09-30T04:01:00.000Z',
    token: null,
    revokedAt: null,
    ...stated,
  };
}

/** An export of customers that nobody has taken up yet. */
export function jobRecord(jobId: string, stated: Partial<JobRecord> = {}): JobRecord {
  return {
    jobId,
    partnerId: PARTNER,
    operatorId: 'op_1',
    sessionId: 'ses_1',
    state: 'queued',
    what: 'customers',
    auditScope: null,
    format: 'csv',
    fileName: '客户列表.csv',
    request: 'sealed',
    requestHash: 'hash',
    done: 0,
    total: null,
    checkpoint: null,
    chunks: 0,
    bytes: 0,
    requestedAt: NOW,
    startedAt: null,
    endedAt: null,
    fileExpiresAt: null,
    failure: null,
    isCancelling: false,
    lease: null,
    attempts: 0,
    ...stated,
  };
}

export async function deliver(
  store: Store,
  deliveryId: string,
  lines: readonly BillLineRecord[],
  at = NOW,
  partnerId = PARTNER,
): Promise<{ replacedLines: number }> {
  await store.write(partnerId, (unit) => unit.deliveries.begin(partnerId, { deliveryId, source: 'test', startedAt: at }));
  await store.write(partnerId, (unit) => unit.deliveries.addLines(partnerId, deliveryId, lines));
  return store.write(partnerId, (unit) => unit.deliveries.switch(partnerId, deliveryId, at));
}

export function listQuery(stated: Partial<CustomerQuery> = {}): CustomerQuery {
  return {
    partnerIds: [PARTNER],
    isOfResellers: false,
    scope: ALL,
    filter: {},
    sort: { by: 'associatedAt', direction: 'descending' },
    from: { at: 'first' },
    limit: 20,
    cycle: CYCLE,
    currency: 'CNY',
    ...stated,
  };
}

export function named(name: string): { customerName: string; customerNameMasked: string } {
  return { customerName: name, customerNameMasked: `${foldText(name).slice(0, 1)}**` };
}
