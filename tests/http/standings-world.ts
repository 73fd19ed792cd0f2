import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { customerRecord } from '../storage/records.ts';
import { NOTICE, type Published, publish, textOf } from './agreement-world.ts';
import { type Fixture, PARTNER, type Reply, type Session } from './fixture.ts';

export type Standings = AnswerOf<'POST /v1/agreements/standings/search'>;
type Terms = Partial<BodyOf<'POST /v1/agreements/versions'>>;

export const RESELLER = `par_${'R'.repeat(22)}`;

/** A version that every customer must sign within 30 days. */
export function publishForAll(fixture: Fixture, version = 1, more: Terms = {}): Promise<Published> {
  return publish(fixture, version, { audience: ['agency-sale', 'referral'], noticeDays: 30, ...more });
}

export function searchStandings(session: Session, more: object = {}): Promise<Reply<Standings>> {
  return session.post<Standings>('/v1/agreements/standings/search', { code: NOTICE, ...more });
}

/** A reseller of the first partner with one customer. */
export async function addReseller({ store }: Fixture): Promise<void> {
  const reseller = { kind: 'reseller', mode: 'test', currency: 'CNY', rolesFrom: 'session', parentPartnerId: PARTNER } as const;
  await store.write(RESELLER, async (unit) => {
    await unit.partners.add({ ...reseller, partnerId: RESELLER, name: '东方云' });
    await unit.customers.save(RESELLER, [customerRecord('r-1')]);
  });
}

/** A version of the reseller's own, to be signed at once, put in the store as its server would. */
export async function publishAtReseller({ store, clock }: Fixture): Promise<void> {
  const at = new Date(clock.now).toISOString();
  const digests = { sourceSha256: 'a'.repeat(64), renderedSha256: 'b'.repeat(64) };
  const text = { locale: 'zh-CN', title: '经销商须知', source: textOf(9), rendered: '{"blocks":[],"format":1}', ...digests } as const;
  const terms = { audience: ['agency-sale', 'referral'], noticeDays: 0, isRequired: true, viewPolicy: 'none' } as const;
  const version = { ...terms, partnerId: RESELLER, code: NOTICE, version: 1, effectiveAt: at, publishedAt: at, withdrawnAt: null };
  const publishedBy = { kind: 'system', id: 'command-line' } as const;
  await store.write(RESELLER, (unit) => unit.agreements.publish({ ...version, publishedBy, texts: [text] }, [text]));
}
