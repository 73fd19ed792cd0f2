import { addKey } from '../../bff/actions/keys/add-key.ts';
import { createBff } from '../../bff/index.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/index.ts';
import type { Permission, RoleCode } from '../../shared/values/lists.ts';
import { at, customerOf, DAY, eventOf, id, jobOf, NOW, ORIGIN, security, sessionOf, webhookOf } from './records.ts';
import type { Ids } from './requests.ts';
import { agreementIdsOf, agreementState, seedAgreements } from './seed-agreements.ts';
import { moneyState, seedMoney } from './seed-money.ts';

const BASE = 'https://bff.example.com';
const clock = { now: () => NOW, businessNow: () => NOW };

/** Who asks: nobody, the partner's server, operators by their roles, an end customer. */
export const CALLERS = {
  nobody: null,
  'secret key': null,
  administrator: ['administrator'],
  'account manager': ['account-manager'],
  supervisor: ['supervisor'],
  'custom role that only reads': ['reader'],
  'custom role with all it may hold': ['everything'],
  'account manager with a custom role': ['account-manager', 'reader'],
  'end customer': null,
} as const satisfies Record<string, readonly RoleCode[] | null>;
export type CallerName = keyof typeof CALLERS;
export const CALLER_NAMES = Object.keys(CALLERS) as CallerName[];

const ROLES: readonly { code: string; permissions: readonly Permission[] }[] = [
  { code: 'reader', permissions: ['customer.read'] },
  {
    code: 'everything',
    permissions: [
      'customer.read',
      'customer.reveal',
      'customer.tag',
      'assignment.write',
      'consumption.read',
      'consumption.export',
      'coupon.read',
      'coupon.issue',
      'coupon.recall',
      'quota.read',
      'quota.grant',
      'account.read',
      'account.write',
      'operation-log.read',
    ],
  },
];

export interface Reply {
  status: number;
  text: string;
  answer: Record<string, unknown>;
}

export interface AuthorisationWorld {
  store: Store;
  /** Ids that are the caller's own: in scope for every role. */
  own: Ids;
  /** The same partner's, but of a manager under nobody: out of scope for account manager, supervisor and end customer. */
  colleague: Ids;
  /** Another partner's. */
  foreign: Ids;
  /** Nobody's. */
  missing: Ids;
  ask(caller: CallerName, call: { method: string; path: string; body?: unknown }): Promise<Reply>;
  /** Everything that is stored of the other partner's, to be compared before and after. */
  foreignState(): Promise<string>;
  close(): Promise<void>;
}

function idsOf(letter: string, other: string): Ids {
  return {
    customerId: `customer-${letter}`,
    managerId: id('op', letter),
    managerUserId: `manager-${letter}`,
    supervisorId: id('op', other),
    operatorId: id('op', letter),
    roleCode: `spare-${letter.toLowerCase()}`,
    jobId: id('job', letter),
    webhookId: id('whk', letter),
    sessionId: id('ses', letter),
    resellerId: id('par', letter),
    resellerCustomerId: `reseller-customer-${letter}`,
    quotaId: `quota-${letter}`,
    childQuotaId: `child-quota-${letter}`,
    couponId: `coupon-${letter}`,
    usageId: id('use', letter),
    operationId: id('mop', letter),
    selectionId: id('sel', letter),
    dissociationId: id('dis', letter),
    ...agreementIdsOf(letter),
  };
}

const OWN = idsOf('A', 'S');
const COLLEAGUE = idsOf('C', 'T');
const FOREIGN = idsOf('F', 'U');
const MISSING = idsOf('Z', 'Y');
const PARTNER = id('par', 'P');
const FOREIGN_PARTNER = id('par', 'Q');

/** Two distributors of the same build; callers belong to the first. */
export async function openWorld(): Promise<AuthorisationWorld> {
  const store = await openSqliteStore({ path: ':memory:', security });
  const secretKey = await addPartner(store, PARTNER, [OWN, COLLEAGUE]);
  await addPartner(store, FOREIGN_PARTNER, [FOREIGN]);
  const log = { request: () => {}, failure: () => {} };
  const bff = createBff({ store, clock, security, log, settings: { requestsPerMinute: 1_000_000, nameSearchesPerMinute: 1_000_000 } });
  const send = async (call: { method: string; path: string; body?: unknown }, bearer: string | null): Promise<Reply> => {
    const named = { origin: ORIGIN, 'content-type': 'application/json', 'idempotency-key': security.makeId('key') };
    const headers = { ...named, ...(bearer && { authorization: `Bearer ${bearer}` }) };
    const body = call.body === undefined ? {} : { body: JSON.stringify(call.body) };
    const response = await bff.fetch(new Request(`${BASE}${call.path}`, { method: call.method, headers, ...body }));
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, text, answer: isJson ? JSON.parse(text) : {} };
  };
  const tokens = new Map<CallerName, string | null>([
    ['nobody', null],
    ['secret key', secretKey],
  ]);
  const signIn = async (subject: unknown) => {
    const minted = await send({ method: 'POST', path: '/v1/sessions', body: { subject, origins: [ORIGIN] } }, secretKey);
    const swapped = await send({ method: 'POST', path: '/v1/session/token', body: { secret: minted.answer.secret } }, null);
    return swapped.answer.token as string;
  };
  for (const [name, roles] of Object.entries(CALLERS) as [CallerName, readonly RoleCode[] | null][]) {
    if (roles) tokens.set(name, await signIn({ kind: 'operator', userId: USER_IDS[name] ?? name, roles }));
  }
  tokens.set('end customer', await signIn({ kind: 'end-customer', customerId: OWN.customerId }));
  return {
    store,
    own: OWN,
    colleague: COLLEAGUE,
    foreign: FOREIGN,
    missing: MISSING,
    ask: (caller, call) => send(call, tokens.get(caller) ?? null),
    foreignState: async () => JSON.stringify(await stateOf(store), (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    close: () => store.close(),
  };
}

/** Those who must be the very person that the ids name. */
const USER_IDS: Partial<Record<CallerName, string>> = { 'account manager': OWN.managerUserId, supervisor: 'supervisor-S' };

async function addPartner(store: Store, partnerId: string, sets: readonly Ids[]): Promise<string> {
  const kind = 'distributor' as const;
  const shared = { mode: 'test', currency: 'CNY', rolesFrom: 'session' } as const;
  await store.write(partnerId, async (unit) => {
    await unit.partners.add({ ...shared, partnerId, name: 'Example Cloud', kind, parentPartnerId: null });
    for (const role of ROLES) await unit.roles.save(partnerId, { ...role, name: role.code, changedAt: at(0) });
  });
  for (const ids of sets) await addSet(store, partnerId, ids);
  const made = await addKey({ store, security, clock }, partnerId);
  if ('refusal' in made) throw new Error(made.refusal);
  return made.secret;
}

async function addSet(store: Store, partnerId: string, ids: Ids): Promise<void> {
  const letter = ids.customerId.slice(-1);
  const supervisorLetter = ids.supervisorId.slice(-1);
  await store.write(ids.resellerId, (unit) =>
    unit.partners.add({
      partnerId: ids.resellerId,
      name: `Reseller ${letter}`,
      kind: 'reseller',
      mode: 'test',
      parentPartnerId: partnerId,
      currency: 'CNY',
      rolesFrom: 'session',
    }),
  );
  const customers = [await customerOf(partnerId, ids.customerId), await customerOf(ids.resellerId, ids.resellerCustomerId)] as const;
  await store.write(ids.resellerId, (unit) => unit.customers.save(ids.resellerId, [customers[1]]));
  const webhook = await webhookOf(partnerId, ids);
  await store.write(partnerId, async (unit) => {
    const person = { partnerId, name: null, nameMasked: null };
    await unit.operators.save({
      ...person,
      operatorId: ids.supervisorId,
      userId: `supervisor-${supervisorLetter}`,
      roles: ['supervisor'],
      supervisorId: null,
    });
    await unit.operators.save({
      ...person,
      operatorId: ids.managerId,
      userId: ids.managerUserId,
      roles: ['account-manager'],
      supervisorId: ids.supervisorId,
    });
    await unit.roles.save(partnerId, { code: ids.roleCode, name: `Spare ${letter}`, permissions: [], changedAt: at(0) });
    await unit.customers.save(partnerId, [customers[0]]);
    await unit.customers.assign(partnerId, [{ customerId: ids.customerId, operatorId: ids.managerId, assignedAt: at(-30 * DAY) }]);
    await unit.resellers.assign(partnerId, [{ resellerId: ids.resellerId, operatorId: ids.managerId, assignedAt: at(-30 * DAY) }]);
    await unit.sessions.add(sessionOf(partnerId, ids), ids.sessionId);
    await unit.jobs.add(jobOf(partnerId, ids));
    await unit.events.addWebhook(webhook);
    await unit.events.append(partnerId, [eventOf(ids)]);
  });
  await seedMoney(store, partnerId, ids);
  await seedAgreements(store, partnerId, ids);
}

async function stateOf(store: Store) {
  const { reads, write } = store;
  const scope = { kind: 'all' } as const;
  const list = {
    partnerIds: [FOREIGN_PARTNER],
    isOfResellers: false,
    scope,
    filter: {},
    sort: { by: 'associatedAt', direction: 'ascending' },
  } as const;
  return [
    await reads.customers.page({ ...list, from: { at: 'first' }, limit: 100, cycle: '2026-11', currency: 'CNY' }),
    await reads.customers.managers(FOREIGN_PARTNER, FOREIGN.customerId, 100),
    await reads.operators.list(FOREIGN_PARTNER),
    await reads.roles.list(FOREIGN_PARTNER),
    await reads.resellers.list(FOREIGN_PARTNER, null),
    await reads.resellers.managers(FOREIGN_PARTNER, FOREIGN.resellerId, 100),
    await reads.jobs.find(FOREIGN_PARTNER, FOREIGN.jobId),
    await reads.sessions.find(FOREIGN_PARTNER, FOREIGN.sessionId),
    await reads.audit.after(FOREIGN_PARTNER, 0, 1000),
    await reads.events.webhooks(FOREIGN_PARTNER),
    await reads.events.after(FOREIGN_PARTNER, 0, 1000),
    await reads.events.deliveries(FOREIGN_PARTNER, FOREIGN.webhookId, 'waiting', 0, 1000),
    await write(FOREIGN_PARTNER, (unit) => unit.customers.stored(FOREIGN_PARTNER, [FOREIGN.customerId])),
    await moneyState(store, FOREIGN_PARTNER, FOREIGN),
    await agreementState(store, FOREIGN_PARTNER, FOREIGN),
  ];
}
