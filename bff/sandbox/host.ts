import type { Feature, Locale, Role, Widget } from '../../shared/values/lists.ts';
import type { Clock, Security, Store } from '../ports/index.ts';
import { type WorldPartnerName, worldId } from './generate-partners.ts';
import { type SigningFate, worldSigners } from './generate-signatures.ts';
import type { Transport } from './network.ts';
import { WORLD_SEED, worldKeys } from './world.ts';

/** Who sits before the screen: by a preset role, a role of the partner's own, or as a customer. */
export type SandboxRole = Role | 'sales-operations' | 'finance-clerk' | 'coupon-desk' | 'end-customer';

/** The partner's own server, as far as the sandbox needs one: it mints sessions with the partner's secret key. */
export interface Host {
  /** What the next session is for: what its role allows; another widget; or another page. */
  grants: Grants;
  /** False where it mints only when the operator asks anew. */
  isRenewing: boolean;
  /** Who sits down next, by user id; null: whoever the host was made for. */
  nextUserId: string | null;
  /** What the next session is allowed; null: all. */
  features: readonly Feature[] | null;
  fetchSession(request: { reason: string; signal?: AbortSignal }): Promise<{ secret: string }>;
}

export type Grants = 'role' | 'another-widget' | 'another-origin';

export interface HostOptions {
  send: Transport;
  baseUrl: string;
  origin: string;
  partner: WorldPartnerName;
  role: SandboxRole;
  /** Which of the partner's operators of that role; default: the first. */
  userId?: string;
  /** Which customer an end customer is, by how it stands with its notice; default: the newest one. */
  signer?: SigningFate;
  locale: Locale;
  features?: readonly Feature[];
  /** The widget on the page; default: the customer list. */
  widget?: Widget;
  world: { store: Store; security: Security; clock: Clock };
}

/** Creates the host. It speaks to the BFF through the real HTTP contract. */
export function createHost(options: HostOptions): Host {
  const host: Host = {
    grants: 'role',
    isRenewing: true,
    nextUserId: null,
    features: options.features ?? null,
    async fetchSession({ reason, signal }) {
      signal?.throwIfAborted();
      if (!host.isRenewing && reason === 'refresh') throw new Error('The operator must sign in again.');
      const { features, nextUserId, grants } = host;
      return mint({ ...options, ...(features && { features }), ...(nextUserId !== null && { userId: nextUserId }) }, grants);
    },
  };
  return host;
}

async function mint(options: HostOptions, grants: Grants): Promise<{ secret: string }> {
  const { secretKey } = worldKeys()[options.partner];
  const body = {
    subject: await subjectOf(options),
    origins: [grants === 'another-origin' ? 'https://elsewhere.example' : options.origin],
    ...(grants === 'another-widget' && { widgets: [options.widget === 'audit' ? 'roles' : 'audit'] }),
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

async function subjectOf({ role, partner, userId, signer, world }: HostOptions) {
  const keys = worldKeys()[partner];
  if (role === 'end-customer') {
    const known = signer && worldSigners(WORLD_SEED, partner).find(({ fate }) => fate === signer);
    const customerId = known?.customerId ?? (await firstCustomerId(world.store, keys.partner.partnerId));
    return { kind: 'end-customer', customerId, personId: 'u-100001' };
  }
  const operator = keys.operators.find((candidate) => (userId ? candidate.userId === userId : candidate.roles[0] === role));
  if (!operator) throw new Error(`The partner ${partner} has no operator for ${userId ?? role}.`);
  // Where the BFF keeps the roles, the portal leaves them out: an administrator may have changed them since.
  const roles = keys.partner.rolesFrom === 'session' && { roles: operator.roles };
  return { kind: 'operator', userId: operator.userId, ...roles, ...(operator.name !== null && { name: operator.name }) };
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

/** The id of an operator of the sandbox world, for assertions. */
export function operatorIdOf(partner: WorldPartnerName, userId: string): string {
  return worldId('op', `${partner}/${userId}`);
}
