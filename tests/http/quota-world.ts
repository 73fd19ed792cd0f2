import { addKey } from '../../bff/actions/keys/add-key.ts';
import { ledgerFaults } from '../../bff/node/program/verify-ledger.ts';
import type { Store } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { readMinor } from '../../shared/values/minor.ts';
import { push } from './batches.ts';
import { ADMINISTRATOR, type Fixture, OTHER_PARTNER, PARTNER, PORTAL, type Reply, type Session } from './fixture.ts';

export const EAST = 'par_EEEEEEEEEEEEEEEEEEEEEE';
export const WEST = 'par_WWWWWWWWWWWWWWWWWWWWWW';
/** Another distributor's. */
export const FOREIGN = 'par_FFFFFFFFFFFFFFFFFFFFFF';
export const MISSING = 'par_MMMMMMMMMMMMMMMMMMMMMM';

export const START_OF_QUOTA = '2024-01-01T00:00:00.000Z';
export const END_OF_QUOTA = '2024-12-31T16:00:00.000Z';

type Stated = BodyOf<'PUT /v1/quotas'>['quotas'][number];
export type QuotaRow = AnswerOf<'GET /v1/quotas/:quotaId'>['quota'];

/** Two resellers of the partner's and one of another distributor's. */
export async function addResellers(store: Store): Promise<void> {
  const reseller = { kind: 'reseller', mode: 'test', currency: 'CNY', rolesFrom: 'session' } as const;
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add({ ...reseller, partnerId: WEST, name: '西', parentPartnerId: PARTNER });
    await unit.partners.add({ ...reseller, partnerId: EAST, name: '东', parentPartnerId: PARTNER });
    await unit.partners.add({ ...reseller, partnerId: FOREIGN, name: '外', parentPartnerId: OTHER_PARTNER });
  });
}

/** A quota as a statement has it, good for a year around the fixture's clock. */
export function quotaOf(quotaId: string, different: Partial<Stated> = {}): Stated {
  const whole = { asset: 'coupon', currency: 'CNY', total: '1000.00', effectiveAt: START_OF_QUOTA, expiresAt: END_OF_QUOTA } as const;
  return { quotaId, ...whole, ...different };
}

export const stateQuotas = (fixture: Fixture, quotas: readonly Stated[]) => push(fixture, '/v1/quotas', { quotas });

/** A new key of a partner's that the fixture has none of, such as a reseller. */
export async function addKeyOf({ store, clock }: Fixture, partnerId: string): Promise<string> {
  const time = { now: () => clock.now, businessNow: () => clock.now };
  const made = await addKey({ store, security: createDemonstrationSecurity(), clock: time }, partnerId);
  if ('refusal' in made) throw new Error(made.refusal);
  return made.secret;
}

/** The token of an administrator of that partner's. */
export async function openTokenOf(fixture: Fixture, partnerId: string): Promise<string> {
  const bearer = await addKeyOf(fixture, partnerId);
  const subject = { subject: ADMINISTRATOR, origins: [PORTAL] };
  const minted = (await fixture.call('POST', '/v1/sessions', { bearer, origin: null, body: subject })) as Reply<{ secret: string }>;
  const body = { secret: minted.answer.secret };
  return ((await fixture.call('POST', '/v1/session/token', { body })) as Reply<{ token: string }>).answer.token;
}

let keys = 0;
/** A command under a key of its own, or under the one that is given. */
export function command<Answer>(session: Session, path: string, body: unknown, key = `key-of-a-test-${++keys}`): Promise<Reply<Answer>> {
  return session.post<Answer>(path, body, { headers: { 'idempotency-key': key } });
}

export async function showQuota(session: Session, quotaId: string, resellerId?: string): Promise<QuotaRow> {
  const query = resellerId === undefined ? '' : `?indirectPartnerId=${resellerId}`;
  const reply = await session.get<AnswerOf<'GET /v1/quotas/:quotaId'>>(`/v1/quotas/${quotaId}${query}`);
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply.answer.quota;
}

const minor = (text: string) => readMinor(text) ?? Number.NaN;

/** What a quota says of its parts, and whether they add up. */
export function partsOf(quota: QuotaRow): { total: string; available: string; granted: string; isWhole: boolean } {
  const { total, available, held, outstanding, spent, granted, expired } = quota;
  const parts = [available, held, outstanding, spent, granted, expired].map((text) => minor(text) as bigint);
  return { total, available, granted, isWhole: parts.reduce((sum, part) => sum + part, 0n) === minor(total) };
}

/** What `npm run verify` would say of the ledgers. */
export async function faultsOf({ store }: Fixture): Promise<unknown[]> {
  const faults: unknown[] = [];
  for await (const fault of ledgerFaults(store.reads)) faults.push(fault);
  return faults;
}
