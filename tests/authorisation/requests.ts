import type { BodyOf, EndpointKey } from '../../shared/contract/index.ts';
import { accountRequests } from './requests-accounts.ts';
import { agreementRequests } from './requests-agreements.ts';
import { consumptionRequests } from './requests-consumption.ts';
import { couponRequests } from './requests-coupons.ts';
import { dissociationRequests } from './requests-dissociations.ts';
import { operationRequests } from './requests-operations.ts';
import { quotaRequests } from './requests-quotas.ts';
import { stepUpRequests } from './requests-step-up.ts';

/** Ids that a request can name; each set belongs to one owner, or to nobody. */
export interface Ids {
  customerId: string;
  /** An account manager. */
  managerId: string;
  managerUserId: string;
  supervisorId: string;
  operatorId: string;
  roleCode: string;
  jobId: string;
  sessionId: string;
  resellerId: string;
  resellerCustomerId: string;
  webhookId: string;
  quotaId: string;
  /** Granted from it to the reseller. */
  childQuotaId: string;
  couponId: string;
  usageId: string;
  operationId: string;
  selectionId: string;
  dissociationId: string;
  /** An agreement that the customer, and at the reseller its customer, signed. */
  agreementCode: string;
  recordId: string;
  resellerRecordId: string;
  thirdPartyId: string;
  contractId: string;
}

export interface Asked<Key extends EndpointKey> {
  /** Values of the path's parameters. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: BodyOf<Key>;
  /** The ids it names, so that a set without them need not be asked with; none: whose the ids are does not matter. */
  names: readonly (keyof Ids)[];
}

const ORIGIN = 'https://portal.example.com';

/**
 * One request for every endpoint of the contract, by the ids it is asked with. An endpoint without a row does not compile, so none can
 * be left out of the matrix.
 */
export const REQUESTS: { readonly [Key in EndpointKey]: (ids: Ids) => Asked<Key> } = {
  'POST /v1/sessions': ({ customerId }) => ({
    body: { subject: { kind: 'end-customer', customerId }, origins: [ORIGIN] },
    names: ['customerId'],
  }),
  'POST /v1/session/token': () => ({ body: { secret: 'pws_unknown' }, names: [] }),
  'GET /v1/session': () => ({ names: [] }),
  'DELETE /v1/session': () => ({ names: [] }),
  'POST /v1/sessions/revoke': ({ sessionId }) => ({ body: { target: { kind: 'session', sessionId } }, names: ['sessionId'] }),
  'GET /v1/settings': () => ({ names: [] }),
  'PUT /v1/settings': () => ({ body: { rolesFrom: 'session' }, names: [] }),
  'PUT /v1/operators': ({ managerUserId }) => ({
    body: { operators: [{ userId: 'new-clerk', supervisorUserId: managerUserId }] },
    names: ['managerUserId'],
  }),
  'PUT /v1/resellers': ({ resellerId }) => ({ body: { resellers: [{ partnerId: resellerId, isLeaving: true }] }, names: ['resellerId'] }),
  'PUT /v1/customers': ({ customerId }) => ({ body: { customers: [{ customerId, tags: ['matrix'] }] }, names: ['customerId'] }),
  'PUT /v1/assignments': ({ customerId }) => ({ body: { assignments: [{ customerId, userId: null }] }, names: ['customerId'] }),
  'POST /v1/customers/search': ({ managerId }) => ({ body: { filter: { accountManagerId: managerId } }, names: ['managerId'] }),
  'GET /v1/customers/filter-options': () => ({ names: [] }),
  'GET /v1/customers/reveal-allowance': () => ({ names: [] }),
  'POST /v1/customers/reveal': ({ customerId }) => ({ body: { field: 'mobile', customerIds: [customerId] }, names: ['customerId'] }),
  'GET /v1/customers/:customerId': ({ customerId }) => ({ params: { customerId }, names: ['customerId'] }),
  'POST /v1/customers/disclosures': ({ customerId }) => ({ body: { customerId, field: 'mobile', act: 'copy' }, names: ['customerId'] }),
  'GET /v1/preferences/customer-list': () => ({ names: [] }),
  'PUT /v1/preferences/customer-list': () => ({ body: { columns: [] }, names: [] }),
  'POST /v1/customers/tags': ({ customerId }) => ({ body: { customerIds: [customerId], add: ['matrix'] }, names: ['customerId'] }),
  'GET /v1/account-managers': () => ({ names: [] }),
  'POST /v1/assignments': ({ customerId, managerId }) => ({
    body: { customerIds: [customerId], operatorId: managerId },
    names: ['customerId', 'managerId'],
  }),
  'POST /v1/assignments/withdraw': ({ customerId }) => ({ body: { customerIds: [customerId] }, names: ['customerId'] }),
  'GET /v1/resellers': () => ({ names: [] }),
  'GET /v1/resellers/:partnerId/account-managers': ({ resellerId }) => ({ params: { partnerId: resellerId }, names: ['resellerId'] }),
  'POST /v1/resellers/assign': ({ resellerId, managerId }) => ({
    body: { partnerIds: [resellerId], operatorId: managerId },
    names: ['resellerId', 'managerId'],
  }),
  'POST /v1/resellers/withdraw': ({ resellerId }) => ({ body: { partnerIds: [resellerId] }, names: ['resellerId'] }),
  'GET /v1/roles': () => ({ names: [] }),
  'PUT /v1/roles/:code': ({ roleCode }) => ({
    params: { code: roleCode },
    body: { name: `Role ${roleCode}`, permissions: ['customer.read'] },
    names: [],
  }),
  'DELETE /v1/roles/:code': ({ roleCode }) => ({ params: { code: roleCode }, names: ['roleCode'] }),
  'POST /v1/operators/search': ({ supervisorId }) => ({ body: { supervisorId }, names: ['supervisorId'] }),
  'PUT /v1/operators/:operatorId/roles': ({ operatorId }) => ({
    params: { operatorId },
    body: { roles: ['account-manager'] },
    names: ['operatorId'],
  }),
  'PUT /v1/operators/:operatorId/supervisor': ({ managerId }) => ({
    params: { operatorId: managerId },
    body: { supervisorId: null },
    names: ['managerId'],
  }),
  'POST /v1/exports': ({ customerId }) => ({
    body: { format: 'csv', export: { what: 'customers', filter: { customerId } } },
    names: ['customerId'],
  }),
  'GET /v1/exports': () => ({ names: [] }),
  'GET /v1/exports/:jobId/file': ({ jobId }) => ({ params: { jobId }, names: ['jobId'] }),
  'GET /v1/jobs/:jobId': ({ jobId }) => ({ params: { jobId }, names: ['jobId'] }),
  'POST /v1/jobs/:jobId/cancel': ({ jobId }) => ({ params: { jobId }, names: ['jobId'] }),
  'GET /v1/events': () => ({ names: [] }),
  'GET /v1/webhooks': () => ({ names: [] }),
  'POST /v1/webhooks': () => ({ body: { url: 'https://portal.example.com/hooks' }, names: [] }),
  'PUT /v1/webhooks/:webhookId': ({ webhookId }) => ({ params: { webhookId }, body: { isEnabled: true }, names: ['webhookId'] }),
  'DELETE /v1/webhooks/:webhookId': ({ webhookId }) => ({ params: { webhookId }, names: ['webhookId'] }),
  'POST /v1/webhooks/:webhookId/secret': ({ webhookId }) => ({ params: { webhookId }, body: {}, names: ['webhookId'] }),
  'POST /v1/webhooks/:webhookId/test': ({ webhookId }) => ({ params: { webhookId }, body: {}, names: ['webhookId'] }),
  'GET /v1/webhooks/:webhookId/deliveries': ({ webhookId }) => ({ params: { webhookId }, names: ['webhookId'] }),
  'POST /v1/webhooks/:webhookId/replay': ({ webhookId }) => ({ params: { webhookId }, body: {}, names: ['webhookId'] }),
  'GET /v1/audit': ({ customerId }) => ({ query: { target: customerId }, names: ['customerId'] }),
  ...accountRequests,
  ...consumptionRequests,
  ...agreementRequests,
  ...couponRequests,
  ...dissociationRequests,
  ...operationRequests,
  ...quotaRequests,
  ...stepUpRequests,
};

/** Method, path and body of a request. */
export function toCall(
  key: EndpointKey,
  { params = {}, query = {}, body }: Asked<EndpointKey>,
): { method: string; path: string; body?: unknown } {
  const [method = '', template = ''] = key.split(' ');
  const path = template.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return { method, path: search ? `${path}?${search}` : path, ...(body === undefined ? {} : { body }) };
}
