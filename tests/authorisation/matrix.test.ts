import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contract, type Endpoint, type EndpointKey } from '../../shared/contract/index.ts';
import type { Permission } from '../../shared/values/lists.ts';
import { type Ids, REQUESTS, toCall } from './requests.ts';
import { type AuthorisationWorld, CALLER_NAMES, type CallerName, openWorld, type Reply } from './world.ts';

/** The permission table of DOMAIN.md §1.3, written out once more: the code's own table is what is being tested. */
const READS: readonly Permission[] = ['customer.read', 'customer.reveal', 'customer.tag', 'consumption.read', 'consumption.export'];
const NEVER_CUSTOM: readonly Permission[] = ['customer.export', 'customer.dissociate', 'role.write', 'agreement.publish', 'audit.read'];
const MAY: Record<CallerName, (permission: Permission) => boolean> = {
  nobody: () => false,
  'secret key': () => false,
  administrator: () => true,
  'account manager': (permission) => READS.includes(permission),
  supervisor: (permission) => READS.includes(permission) || permission === 'assignment.write',
  'custom role that only reads': (permission) => permission === 'customer.read',
  'custom role with all it may hold': (permission) => !NEVER_CUSTOM.includes(permission),
  'account manager with a custom role': (permission) => READS.includes(permission),
  'end customer': (permission) => permission === 'customer.read' || permission === 'consumption.read',
};

const KEYS = Object.keys(contract) as EndpointKey[];
const endpointOf = (key: EndpointKey): Endpoint => contract[key];
const ask = (world: AuthorisationWorld, caller: CallerName, key: EndpointKey, ids: Ids) =>
  world.ask(caller, toCall(key, REQUESTS[key](ids) as never));

function kindOf(caller: CallerName): 'public' | 'secret-key' | 'operator' | 'end-customer' {
  if (caller === 'nobody') return 'public';
  if (caller === 'secret key') return 'secret-key';
  return caller === 'end customer' ? 'end-customer' : 'operator';
}

/** The code with which a caller is turned away before anything is looked at; null where it is let in. */
function turnedAway(key: EndpointKey, caller: CallerName): string | null {
  const { callers, permission } = endpointOf(key);
  if (callers.includes('public')) return null;
  const kind = kindOf(caller);
  if (callers.includes('secret-key')) return kind === 'secret-key' ? null : kind === 'public' ? 'key-missing' : 'key-invalid';
  if (kind === 'public') return 'session-missing';
  if (kind === 'secret-key') return 'session-invalid';
  if (!callers.includes(kind)) return 'session-kind-wrong';
  return permission === null || MAY[caller](permission) ? null : 'permission-missing';
}

/** Endpoints whose permission depends on what is asked for, with the one that the request of the table needs. */
const BY_REQUEST: Partial<Record<EndpointKey, Permission>> = {
  'POST /v1/exports': 'customer.export',
  'POST /v1/step-up': 'coupon.recall',
  'GET /v1/drafts/:draft': 'coupon.issue',
  'PUT /v1/drafts/:draft': 'coupon.issue',
  'DELETE /v1/drafts/:draft': 'coupon.issue',
  'POST /v1/operations/:operationId/approval': 'coupon.issue',
};
/** Of those, what is not there for whoever neither began it nor may do such a thing. */
const HIDDEN: readonly EndpointKey[] = ['POST /v1/operations/:operationId/approval'];

function isAllowed(key: EndpointKey, caller: CallerName): boolean {
  const permission = BY_REQUEST[key];
  return permission === undefined || MAY[caller](permission);
}

let world: AuthorisationWorld;

describe('every endpoint, asked by everybody', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  for (const key of KEYS.filter((one) => one !== 'DELETE /v1/session')) {
    test.each(CALLER_NAMES)(`${key} lets in %s as the permission table says`, async (caller) => {
      const { status, answer } = await ask(world, caller, key, world.own);
      const expected = turnedAway(key, caller);
      if (expected !== null)
        expect([status, answer.code]).toEqual([
          expected === 'permission-missing' || expected === 'session-kind-wrong' ? 403 : 401,
          expected,
        ]);
      else if (isAllowed(key, caller))
        expect(String(answer.code ?? '')).not.toMatch(/^(permission-missing|session-|key-|feature-|widget-)/);
      else if (HIDDEN.includes(key)) expect(['permission-missing', 'not-found']).toContain(answer.code);
      else expect([status, answer.code]).toEqual([403, 'permission-missing']);
    });
  }
});

/** What an answer says once the id that was asked for is taken out of it: it may differ by nothing else. */
function withoutIds({ status, text }: Reply, ids: Ids): [number, string] {
  let bare = text.replace(/"(requestId|operationId)":"[^"]*"/g, '"$1":""');
  for (const one of Object.values(ids)) bare = bare.replaceAll(one, 'ID');
  return [status, bare];
}

const CALLERS_IN = (key: EndpointKey) => CALLER_NAMES.filter((caller) => turnedAway(key, caller) === null && caller !== 'nobody');
const NAMING = KEYS.filter((key) => REQUESTS[key]({} as Ids).names.length > 0);

describe('what is another partner’s and what is not there', () => {
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  for (const key of NAMING) {
    test.each(CALLERS_IN(key))(`${key} answers alike, and touches nothing, for %s`, async (caller) => {
      const before = await world.foreignState();
      const missing = await ask(world, caller, key, world.missing);
      const foreign = await ask(world, caller, key, world.foreign);
      expect(withoutIds(foreign, world.foreign)).toEqual(withoutIds(missing, world.missing));
      expect(await world.foreignState()).toBe(before);
    });
  }
});

/** Endpoints that name customers, by the callers whose scope leaves the colleague's out. */
const BY_SCOPE: readonly EndpointKey[] = [
  'POST /v1/customers/reveal',
  'GET /v1/customers/:customerId',
  'POST /v1/customers/disclosures',
  'POST /v1/customers/tags',
  'POST /v1/assignments/withdraw',
  'POST /v1/consumption/overview',
  'POST /v1/consumption/trend',
  'POST /v1/consumption/distribution',
  'POST /v1/consumption/lines/search',
  'PUT /v1/consumption/budget',
  'GET /v1/agreements/signatures/:recordId',
  'GET /v1/agreements/signatures/:recordId/receipt',
  'POST /v1/agreements/signatures/:recordId/withdraw',
  'GET /v1/customers/:customerId/agreements',
];
const NARROW: readonly CallerName[] = ['account manager', 'supervisor', 'end customer'];

describe('what is a colleague’s and what is not there', () => {
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  for (const key of BY_SCOPE) {
    test.each(CALLERS_IN(key).filter((caller) => NARROW.includes(caller)))(`${key} answers alike for %s`, async (caller) => {
      const missing = await ask(world, caller, key, world.missing);
      const colleague = await ask(world, caller, key, world.colleague);
      expect(withoutIds(colleague, world.colleague)).toEqual(withoutIds(missing, world.missing));
    });
  }

  test('jobs and their files are those of who asked, for everybody else not there', async () => {
    for (const key of ['GET /v1/jobs/:jobId', 'POST /v1/jobs/:jobId/cancel', 'GET /v1/exports/:jobId/file'] as const) {
      for (const caller of CALLERS_IN(key).filter((one) => one !== 'account manager')) {
        const missing = await ask(world, caller, key, world.missing);
        expect(missing.status).toBe(404);
        for (const ids of [world.own, world.colleague])
          expect(withoutIds(await ask(world, caller, key, ids), ids)).toEqual(withoutIds(missing, world.missing));
      }
    }
    expect((await ask(world, 'account manager', 'GET /v1/jobs/:jobId', world.own)).status).toBe(200);
  });
});

/** Endpoints that look at a reseller's customers, each by a reseller and one of its customers. */
const THROUGH_RESELLERS: Record<string, (ids: Ids) => { method: string; path: string; body?: unknown }> = {
  'a page of the list': ({ resellerId }) => ({ method: 'POST', path: '/v1/customers/search', body: { indirectPartnerId: resellerId } }),
  'a customer’s page': ({ resellerId, resellerCustomerId }) => ({
    method: 'GET',
    path: `/v1/customers/${resellerCustomerId}?indirectPartnerId=${resellerId}`,
  }),
  'a reveal': ({ resellerId, resellerCustomerId }) => ({
    method: 'POST',
    path: '/v1/customers/reveal',
    body: { field: 'mobile', customerIds: [resellerCustomerId], indirectPartnerId: resellerId },
  }),
  'a disclosure': ({ resellerId, resellerCustomerId }) => ({
    method: 'POST',
    path: '/v1/customers/disclosures',
    body: { customerId: resellerCustomerId, field: 'mobile', act: 'call', indirectPartnerId: resellerId },
  }),
  'a page of quotas': ({ resellerId }) => ({ method: 'POST', path: '/v1/quotas/search', body: { indirectPartnerId: resellerId } }),
  'a quota': ({ resellerId, childQuotaId }) => ({ method: 'GET', path: `/v1/quotas/${childQuotaId}?indirectPartnerId=${resellerId}` }),
  'an overview of consumption': ({ resellerId }) => ({
    method: 'POST',
    path: '/v1/consumption/overview',
    body: { indirectPartnerId: resellerId },
  }),
  'bill lines': ({ resellerId }) => ({ method: 'POST', path: '/v1/consumption/lines/search', body: { indirectPartnerId: resellerId } }),
  'what consumption can be filtered by': ({ resellerId }) => ({
    method: 'GET',
    path: `/v1/consumption/filter-options?indirectPartnerId=${resellerId}`,
  }),
  'a budget line': ({ resellerId, resellerCustomerId }) => ({
    method: 'PUT',
    path: '/v1/consumption/budget',
    body: { indirectPartnerId: resellerId, customerId: resellerCustomerId, currency: 'CNY', monthly: '1.00' },
  }),
  'who has signed': ({ resellerId, agreementCode }) => ({
    method: 'POST',
    path: '/v1/agreements/standings/search',
    body: { code: agreementCode, indirectPartnerId: resellerId },
  }),
  'a signature': ({ resellerId, resellerRecordId }) => ({
    method: 'GET',
    path: `/v1/agreements/signatures/${resellerRecordId}?indirectPartnerId=${resellerId}`,
  }),
  'a receipt': ({ resellerId, resellerRecordId }) => ({
    method: 'GET',
    path: `/v1/agreements/signatures/${resellerRecordId}/receipt?indirectPartnerId=${resellerId}`,
  }),
  'a text of an agreement': ({ resellerId, agreementCode }) => ({
    method: 'GET',
    path: `/v1/agreements/${agreementCode}/versions/1/text?indirectPartnerId=${resellerId}`,
  }),
  'where a customer stands with agreements': ({ resellerId, resellerCustomerId }) => ({
    method: 'GET',
    path: `/v1/customers/${resellerCustomerId}/agreements?indirectPartnerId=${resellerId}`,
  }),
  'an export': ({ resellerId }) => ({
    method: 'POST',
    path: '/v1/exports',
    body: { format: 'csv', export: { what: 'customers', indirectPartnerId: resellerId } },
  }),
};

describe('customers of resellers', () => {
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  for (const [what, callOf] of Object.entries(THROUGH_RESELLERS)) {
    test.each(['administrator', 'account manager', 'supervisor', 'custom role with all it may hold'] as const)(
      `${what} of another distributor’s reseller, or of one held by a colleague, is not there for %s`,
      async (caller) => {
        const missing = await world.ask(caller, callOf(world.missing));
        expect(missing.status).toBeGreaterThanOrEqual(400);
        expect(withoutIds(await world.ask(caller, callOf(world.foreign)), world.foreign)).toEqual(withoutIds(missing, world.missing));
        if (!NARROW.includes(caller)) return;
        expect(withoutIds(await world.ask(caller, callOf(world.colleague)), world.colleague)).toEqual(withoutIds(missing, world.missing));
      },
    );

    test(`${what} of one’s own reseller is there for an administrator`, async () => {
      if (what === 'a disclosure') await world.ask('administrator', (THROUGH_RESELLERS['a reveal'] as typeof callOf)(world.own));
      expect((await world.ask('administrator', callOf(world.own))).status).toBeLessThan(300);
    });
  }
});
