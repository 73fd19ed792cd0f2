import { expect } from 'vitest';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Settings, Store } from '../../bff/ports/index.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { security } from '../storage/security.ts';
import { assemble, type Fixture, type Reply, type Session, START, seed } from './fixture.ts';

export type Presented = AnswerOf<'POST /v1/agreements/present'>;
export type Signed = AnswerOf<'POST /v1/agreements/sign'>;
export type Published = AnswerOf<'POST /v1/agreements/versions'>;
export type PendingList = AnswerOf<'GET /v1/agreements/pending'>;
type Version = BodyOf<'POST /v1/agreements/versions'>;

export const DAY = 24 * 60 * 60 * 1000;
export const NOTICE = 'association-notice';
export const CLERK = { kind: 'end-customer', customerId: 'c-1', personId: 'clerk-7' } as const;
export const at = (milliseconds: number) => new Date(START + milliseconds).toISOString();

/** What says where a signer sits; to be found nowhere but in an opened annex. */
export const CLIENT = { address: '203.0.113.77', agent: 'Clerk-Browser/7.1' };

/** A BFF that knows where requests come from. */
export async function openAgreements(settings: Partial<Settings> = {}): Promise<Fixture> {
  const store = await openSqliteStore({ path: ':memory:', security });
  return onStore(store, await seed(store), settings);
}

export function onStore(store: Store, keys: readonly [string, string], settings: Partial<Settings> = {}): Fixture {
  return assemble({ store, keys, clock: { now: START }, settings, clientAddressOf: () => CLIENT.address });
}

let keys = 0;
export const nextKey = () => `agreement-key-${++keys}`;

/** A command of the partner's own server. */
export function book<Answer>(fixture: Fixture, path: string, body: unknown, { bearer = fixture.key, key = nextKey() } = {}) {
  return fixture.call('POST', path, { bearer, origin: null, body, headers: { 'idempotency-key': key } }) as Promise<Reply<Answer>>;
}

export const textOf = (version: number) => `# 客户关联须知\n\n第 ${version} 版：请在签署前阅读。\n\n## 二、费用\n\n按实际消费结算。\n`;

/** A version that agency-sale customers must sign within ten days, in Chinese. */
export function versionOf(version: number, different: Partial<Version> = {}): Version {
  return {
    code: NOTICE,
    audience: ['agency-sale'],
    noticeDays: 10,
    isRequired: true,
    viewPolicy: 'none',
    texts: [{ locale: 'zh-CN', title: '客户关联华为云合作伙伴须知', source: textOf(version) }],
    ...different,
  };
}

export async function publish(fixture: Fixture, version = 1, different: Partial<Version> = {}): Promise<Published> {
  const reply = await book<Published>(fixture, '/v1/agreements/versions', versionOf(version, different));
  expect([reply.status, reply.answer.code]).toEqual([201, different.code ?? NOTICE]);
  return reply.answer;
}

export const present = (session: Session, code = NOTICE, more: { locale?: 'zh-CN' | 'en' } = {}) =>
  session.post<Presented>('/v1/agreements/present', { code, ...more });

export const TICKED = { isAccepted: true, capacity: 'authorised-agent', viewed: 'open' } as const;

export function sign(
  session: Session,
  manifest: string,
  { key = nextKey(), ...different }: Partial<BodyOf<'POST /v1/agreements/sign'>> & { key?: string } = {},
) {
  const headers = { 'idempotency-key': key, 'user-agent': CLIENT.agent };
  return session.post<Signed>('/v1/agreements/sign', { manifest, ...TICKED, ...different }, { headers });
}

/** Presents and signs; answers what was signed. */
export async function signNow(session: Session, code = NOTICE): Promise<Signed> {
  const { answer } = await present(session, code);
  const reply = await sign(session, answer.manifest);
  expect(reply.status).toBe(200);
  return reply.answer;
}

export function withdraw(session: Session, recordId: string, reason = 'signed-in-error', key = nextKey()) {
  const headers = { 'idempotency-key': key, 'user-agent': CLIENT.agent };
  return session.post<AnswerOf<'POST /v1/agreements/signatures/:recordId/withdraw'>>(
    `/v1/agreements/signatures/${recordId}/withdraw`,
    { reason },
    { headers },
  );
}

export const pendingOf = async (session: Session) => (await session.get<PendingList>('/v1/agreements/pending')).answer.pending;

/** Codes of refusals, or null where there was none. */
export const codeOf = ({ answer }: { answer: { code?: unknown } }) => answer.code ?? null;

export const events = async ({ store }: Fixture, partnerId: string) =>
  (await store.reads.events.after(partnerId, 0, 1000)).filter(({ type }) => /^(agreement|customer\.contact)/.test(type));

export const askContact = (session: Session, key = nextKey()) =>
  session.post('/v1/contact-requests', { topic: 'renewal' }, { headers: { 'idempotency-key': key } });
