import { type ClearCustomer, prepareCustomer } from '../../bff/actions/customers/prepare.ts';
import { addKey } from '../../bff/actions/keys/add-key.ts';
import { type Bff, createBff } from '../../bff/index.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Log, Settings, Store } from '../../bff/ports/index.ts';
import type { RequestLine } from '../../bff/ports/log.ts';
import { type Mail, type Mailer, MailFailed } from '../../bff/ports/mail.ts';
import type { AuditRow, BillLineRecord } from '../../bff/ports/records.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { readAmount } from '../../shared/values/amount.ts';
import { billCycleAt } from '../../shared/values/bill-cycle.ts';
import type { Problem } from '../../shared/values/problem-codes.ts';

export const PORTAL = 'https://portal.example.com';
export const START = Date.parse('2024-09-15T04:00:00.000Z');
export const PARTNER = 'par_AAAAAAAAAAAAAAAAAAAAAA';
export const OTHER_PARTNER = 'par_BBBBBBBBBBBBBBBBBBBBBB';
export const SUPERVISOR = 'op_SSSSSSSSSSSSSSSSSSSSSS';
const BASE = 'https://bff.example.com';
const security = createDemonstrationSecurity();

export interface Fixture {
  bff: Bff;
  store: Store;
  key: string;
  otherKey: string;
  lines: RequestLine[];
  failures: unknown[];
  /** `businessNow`: where the clock of rules is moved; left out, both are one. */
  clock: { now: number; businessNow?: number };
  /** Mail that a server took; where it is away, it takes none. */
  mail: { taken: Mail[]; isAway: boolean };
  /** Everything sent out, to be searched for what must not be in it. */
  sent: string[];
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
  openSession(subject: BodyOf<'POST /v1/sessions'>['subject'], more?: Partial<BodyOf<'POST /v1/sessions'>>): Promise<Session>;
  audit(partnerId?: string): Promise<AuditRow[]>;
  /** Puts a delivery of bill lines of the running cycle in force: amount due in CNY by customer id. */
  deliver(due: Record<string, string>): Promise<void>;
  /** Adds a customer like the first one. */
  addCustomer(different: Partial<ClearCustomer>): Promise<void>;
}

export interface CallOptions {
  bearer?: string;
  /** Null: no Origin header. */
  origin?: string | null;
  body?: unknown;
  /** Instead of `body`: what goes over the wire as it is. */
  raw?: BodyInit;
  headers?: Record<string, string>;
}

export interface Reply<Answer = unknown> {
  status: number;
  headers: Headers;
  text: string;
  answer: Answer & Partial<Problem>;
}

export interface Session {
  token: string;
  view: AnswerOf<'GET /v1/session'>;
  get<Answer>(path: string, options?: CallOptions): Promise<Reply<Answer>>;
  post<Answer>(path: string, body: unknown, options?: CallOptions): Promise<Reply<Answer>>;
  put<Answer>(path: string, body: unknown, options?: CallOptions): Promise<Reply<Answer>>;
  remove(path: string, options?: CallOptions): Promise<Reply>;
}

/** A BFF on a database in memory with two partners, a few customers, and a clock that stands still until it is moved. */
export async function openFixture(
  settings: Partial<Settings> = {},
  wrapStore: (store: Store) => Store = (store) => store,
): Promise<Fixture> {
  const store = await openSqliteStore({ path: ':memory:', security });
  return assemble({ store, keys: await seed(store), clock: { now: START }, settings, wrapStore });
}

/** Several BFFs, as on several machines: each with a store of its own on the same database, all under one clock. */
export async function openReplicas(stores: readonly Store[], settings: Partial<Settings> = {}): Promise<Fixture[]> {
  const keys = await seed(stores[0] as Store);
  const clock = { now: START };
  return stores.map((store) => assemble({ store, keys, clock, settings }));
}

/** The partners and customers that every fixture begins with; answers the partners' keys. */
export async function seed(store: Store): Promise<readonly [string, string]> {
  const world = { store, security, clock: { now: () => START, businessNow: () => START } };
  return [await seedPartner(world, PARTNER), await seedPartner(world, OTHER_PARTNER)];
}

interface Parts {
  store: Store;
  keys: readonly [string, string];
  clock: { now: number; businessNow?: number };
  settings: Partial<Settings>;
  clientAddressOf?: (request: Request) => string | null;
  wrapStore?: (store: Store) => Store;
}

/** A BFF on a store that was filled before, as one that was started again. */
export function assemble({ store, keys, clock, settings, wrapStore = (same) => same, ...rest }: Parts): Fixture {
  const lines: RequestLine[] = [];
  const failures: unknown[] = [];
  const log: Log = { request: (line) => lines.push(line), failure: (_id, error) => failures.push(error) };
  const time = { now: () => clock.now, businessNow: () => clock.businessNow ?? clock.now };
  const mail: Fixture['mail'] = { taken: [], isAway: false };
  const mailer: Mailer = {
    async send(one) {
      if (mail.isAway) throw new MailFailed('Nobody there.');
      mail.taken.push(one);
    },
  };
  const bff = createBff({ store: wrapStore(store), clock: time, security, log, settings, mailer, ...rest });
  const sent: string[] = [];

  const call: Fixture['call'] = async (method, path, options = {}) => {
    const response = await bff.fetch(requestOf(method, path, options));
    const text = await response.text();
    sent.push(text, JSON.stringify([...response.headers]));
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, headers: response.headers, text, answer: isJson ? JSON.parse(text) : {} };
  };

  return {
    bff,
    store,
    key: keys[0],
    otherKey: keys[1],
    lines,
    failures,
    clock,
    mail,
    sent,
    call,
    openSession: (subject, more) => openSession(call, keys[0], subject, more),
    deliver: async (due) => deliver(store, due, clock.now),
    addCustomer: async (different) => {
      const record = await prepareCustomer(security, PARTNER, { ...(CUSTOMERS[0] as ClearCustomer), ...different });
      await store.write(PARTNER, async (unit) => void (await unit.customers.save(PARTNER, [record])));
    },
    audit: (partnerId = PARTNER) => store.reads.audit.after(partnerId, 0, 1000),
  };
}

export function requestOf(method: string, path: string, { bearer, origin = PORTAL, body, raw, headers = {} }: CallOptions): Request {
  const all = new Headers(headers);
  if (bearer !== undefined) all.set('authorization', `Bearer ${bearer}`);
  if (origin !== null) all.set('origin', origin);
  if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
  const sentBody = raw ?? (body === undefined ? null : JSON.stringify(body));
  return new Request(`${BASE}${path}`, {
    method,
    headers: all,
    body: sentBody,
    ...(raw === undefined ? {} : { duplex: 'half' }),
  } as RequestInit);
}

async function openSession(
  call: Fixture['call'],
  key: string,
  subject: BodyOf<'POST /v1/sessions'>['subject'],
  more: Partial<BodyOf<'POST /v1/sessions'>> = {},
): Promise<Session> {
  const minted = await call('POST', '/v1/sessions', { bearer: key, origin: null, body: { subject, origins: [PORTAL], ...more } });
  const { secret } = minted.answer as unknown as AnswerOf<'POST /v1/sessions'>;
  const swapped = await call('POST', '/v1/session/token', { body: { secret } });
  const { token, session } = swapped.answer as unknown as AnswerOf<'POST /v1/session/token'>;
  return {
    token,
    view: session,
    get: (path, options) => call('GET', path, { bearer: token, ...options }) as never,
    post: (path, body, options) => call('POST', path, { bearer: token, body, ...options }) as never,
    put: (path, body, options) => call('PUT', path, { bearer: token, body, ...options }) as never,
    remove: (path, options) => call('DELETE', path, { bearer: token, ...options }),
  };
}

async function deliver(store: Store, due: Record<string, string>, now: number): Promise<void> {
  const at = new Date(now).toISOString();
  const deliveryId = security.makeId('dlv');
  const lines = Object.entries(due).map(([customerId, text]): BillLineRecord => {
    const amount = readAmount(text)?.amount;
    if (!amount) throw new Error(`${text} is no amount.`);
    const nothing = { listPrice: null, category: null, service: null, region: null, resourceId: null, description: null };
    return { ...nothing, customerId, cycle: billCycleAt(now), billingAccountId: 'b-1', currency: 'CNY', due: amount, consumedAt: at };
  });
  await store.write(PARTNER, async (unit) => {
    await unit.deliveries.begin(PARTNER, { deliveryId, source: 'test', startedAt: at });
    await unit.deliveries.addLines(PARTNER, deliveryId, lines);
    await unit.deliveries.switch(PARTNER, deliveryId, at);
  });
}

/** Values that must not be in any byte before a reveal. */
export const CLEAR = {
  names: ['华为技术有限公司', '华北电力公司', '李雷', 'Acme Cloud Ltd'],
  accounts: ['huawei-cloud', 'huabei-power', 'lilei88', 'acmecloud'],
  mobiles: ['13812341234', '13987654321', '13700001111', '13600002222'],
  emails: ['wang.fang@example.com', 'zhao.min@example.com', 'lilei@example.com', 'ops@acme.example'],
};

const CUSTOMERS = CLEAR.names.map(
  (customerName, index): ClearCustomer => ({
    customerId: `c-${index + 1}`,
    partnerCustomerNo: `N-${index + 1}`,
    customerName,
    accountName: CLEAR.accounts[index] ?? null,
    mobile: CLEAR.mobiles[index] ?? null,
    email: CLEAR.emails[index] ?? null,
    signingEntity: null,
    dissociationBlocks: [],
    associationType: index === 3 ? 'referral' : 'agency-sale',
    associatedAt: `2024-0${index + 1}-01T00:00:00.000Z`,
    credit: { availableMinor: 123_456n, arrearsMinor: 0n, currency: 'CNY', asOf: '2024-09-14T00:00:00.000Z' },
    earliestResourceExpiryAt: null,
    verification: 'verified',
    customerType: index === 2 ? 'individual' : 'enterprise',
    level: 'V1',
    frozen: 'not-frozen',
    tags: index === 0 ? ['重点客户'] : [],
  }),
);

async function seedPartner(world: Parameters<typeof addKey>[0], partnerId: string): Promise<string> {
  const { store } = world;
  const isOther = partnerId === OTHER_PARTNER;
  const mine = isOther ? CUSTOMERS.slice(0, 1).map((customer) => ({ ...customer, customerId: 'x-1' })) : CUSTOMERS;
  const records = await Promise.all(mine.map((customer) => prepareCustomer(security, partnerId, customer)));
  const partner = {
    partnerId,
    name: 'Example Cloud',
    kind: 'distributor',
    mode: 'test',
    parentPartnerId: null,
    currency: 'CNY',
    rolesFrom: 'session',
  } as const;
  await store.write(partnerId, async (unit) => {
    await unit.partners.add(partner);
    await unit.customers.save(partnerId, records);
    if (isOther) return;
    const person = { partnerId, name: null, nameMasked: null } as const;
    await unit.operators.save({ ...person, operatorId: SUPERVISOR, userId: 'lead', roles: ['supervisor'], supervisorId: null });
    const manager = {
      ...person,
      operatorId: MANAGER,
      userId: 'mei',
      name: '韩梅梅',
      nameMasked: '韩**',
      supervisorId: SUPERVISOR,
    } as const;
    await unit.operators.save({ ...manager, roles: ['account-manager'] });
    await unit.customers.assign(partnerId, [{ customerId: 'c-1', operatorId: MANAGER, assignedAt: '2024-09-10T00:00:00.000Z' }]);
  });
  const made = await addKey(world, partnerId);
  if ('refusal' in made) throw new Error(made.refusal);
  return made.secret;
}

export const MANAGER = 'op_MMMMMMMMMMMMMMMMMMMMMM';
export const ADMINISTRATOR = {
  kind: 'operator',
  userId: 'ada',
  name: 'Ada Lovelace',
  roles: ['administrator'],
} as const satisfies BodyOf<'POST /v1/sessions'>['subject'];
export const ACCOUNT_MANAGER = {
  kind: 'operator',
  userId: 'mei',
  roles: ['account-manager'],
} as const satisfies BodyOf<'POST /v1/sessions'>['subject'];
export const TEAM_LEAD = {
  kind: 'operator',
  userId: 'lead',
  roles: ['supervisor'],
} as const satisfies BodyOf<'POST /v1/sessions'>['subject'];
