import type { Feature, Locale, Role, Widget } from '../../shared/values/lists.ts';
import type { Clock, Security, Store } from '../ports/index.ts';
import { type WorldPartnerName, worldId } from './generate-partners.ts';
import type { Transport } from './network.ts';
import { worldKeys } from './world.ts';

/** Who sits before the screen. */
export type SandboxRole = Role | 'end-customer';

/** The partner's own server, as far as the sandbox needs one: it mints sessions with the partner's secret key. */
export interface Host {
  /** What the next session may do: what its role may; nothing of any widget; or all of it, but on another page. */
  grants: 'role' | 'nothing' | 'another-origin';
  /** False where it mints only when the operator asks anew. */
  isRenewing: boolean;
  fetchSession(request: { reason: string; signal?: AbortSignal }): Promise<{ secret: string }>;
}

export interface HostOptions {
  send: Transport;
  baseUrl: string;
  origin: string;
  partner: WorldPartnerName;
  role: SandboxRole;
  /** Which of the partner's operators of that role; default: the first. */
  userId?: string;
  locale: Locale;
  features?: readonly Feature[];
  world: { store: Store; security: Security; clock: Clock };
}

/** Creates the host. It speaks to the BFF through the real HTTP contract. */
export function createHost(options: HostOptions): Host {
  const host: Host = {
    grants: 'role',
    isRenewing: true,
    async fetchSession({ reason, signal }) {
      signal?.throwIfAborted();
      if (!host.isRenewing && reason === 'refresh') throw new Error('The operator must sign in again.');
      return host.grants === 'nothing'
        ? mintForOtherWidget(options)
        : mint(options, host.grants === 'role' ? options.origin : 'https://elsewhere.example');
    },
  };
  return host;
}

async function mint(options: HostOptions, origin: string): Promise<{ secret: string }> {
  const { secretKey } = worldKeys()[options.partner];
  const body = {
    subject: await subjectOf(options),
    origins: [origin],
    locale: options.locale,
    ...(options.features && { features: options.features }),
  };
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const request = new Request(new URL('/v1/sessions', options.baseUrl), { method: 'POST', headers, body: JSON.stringify(body) });
  const response = await options.send(request);
  if (!response.ok) throw new Error(`No session: ${response.status} ${await response.text()}`);
  const { secret } = (await response.json()) as { secret: string };
  return { secret };
}

async function subjectOf({ role, partner, userId, world }: HostOptions) {
  const keys = worldKeys()[partner];
  if (role === 'end-customer') return { kind: 'end-customer', customerId: await firstCustomerId(world.store, keys.partner.partnerId) };
  const operator = keys.operators.find((candidate) => (userId ? candidate.userId === userId : candidate.roles.includes(role)));
  if (!operator) throw new Error(`The partner ${partner} has no operator for ${userId ?? role}.`);
  return { kind: 'operator', userId: operator.userId, roles: operator.roles, ...(operator.name !== null && { name: operator.name }) };
}

async function firstCustomerId(store: Store, partnerId: string): Promise<string> {
  const sort = { by: 'associatedAt', direction: 'descending' } as const;
  const page = {
    partnerIds: [partnerId],
    isOfResellers: false,
    scope: { kind: 'all' },
    filter: {},
    sort,
    from: { at: 'first' },
    limit: 1,
    cycle: '2000-01',
    currency: null,
  } as const;
  const [row] = await store.reads.customers.page(page);
  if (!row) throw new Error('The partner has no customers.');
  return row.customer.customerId;
}

/** There is one widget so far, so the contract cannot mint a session without it; the store can hold one. */
async function mintForOtherWidget({ world, origin, partner, role, locale }: HostOptions): Promise<{ secret: string }> {
  const { store, security, clock } = world;
  const { partner: record, operators } = worldKeys()[partner];
  const operator = operators.find((candidate) => role === 'end-customer' || candidate.roles.includes(role)) ?? operators[0];
  if (!operator) throw new Error(`The partner ${partner} has no operators.`);
  const secret = security.makeSecret('pws');
  const secretHash = await security.hashSecret(secret);
  const at = (milliseconds: number) => new Date(clock.now() + milliseconds).toISOString();
  const [key] = await store.reads.partners.keys(record.partnerId);
  const widgets: Widget[] = [];
  const session = {
    sessionId: security.makeId('ses'),
    partnerId: record.partnerId,
    keyId: key?.keyId ?? '',
    actor: { kind: 'operator', operatorId: operator.operatorId, userId: operator.userId, roles: operator.roles } as const,
    origins: [origin],
    widgets,
    features: [],
    locale,
    mode: 'test' as const,
    createdAt: at(0),
    secretExpiresAt: at(60_000),
    token: null,
    revokedAt: null,
  };
  await store.write(record.partnerId, (unit) => unit.sessions.add(session, secretHash));
  return { secret };
}

/** The id of an operator of the sandbox world, for assertions. */
export function operatorIdOf(partner: WorldPartnerName, userId: string): string {
  return worldId('op', `${partner}/${userId}`);
}
