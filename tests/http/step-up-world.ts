import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import type { Moved } from './account-world.ts';
import { ADMINISTRATOR, type Fixture, type Reply, type Session } from './fixture.ts';

export type Asked = AnswerOf<'POST /v1/step-up'>;

export const ADA = 'ada.lovelace@example.com';

/** Codes are asked for, and the first administrator has an address. Answers the administrator's session. */
export async function askForCodes(fixture: Fixture, more: Partial<BodyOf<'PUT /v1/settings'>> = {}): Promise<Session> {
  const asServer = { bearer: fixture.key, origin: null };
  await fixture.call('PUT', '/v1/settings', { ...asServer, body: { rolesFrom: 'session', stepUp: true, ...more } });
  await fixture.call('PUT', '/v1/operators', { ...asServer, body: { operators: [{ userId: ADMINISTRATOR.userId, email: ADA }] } });
  return fixture.openSession(ADMINISTRATOR);
}

export type Parties = BodyOf<'POST /v1/accounts/allocations'>;

export function allocation(amount: string, more: Partial<Parties> = {}): Parties {
  return { to: 'customer', currency: 'CNY', items: [{ id: 'c-1', amount }], ...more };
}

export function ask(session: Session, body: object, endpoint = 'POST /v1/accounts/allocations'): Promise<Reply<Asked>> {
  return session.post<Asked>('/v1/step-up', { endpoint, body });
}

let keys = 0;

/** Allocates with a code, under a key of its own unless one is given. */
export function allocateWith(session: Session, code: string | null, body: Parties, key = `code-key-${++keys}`): Promise<Reply<Moved>> {
  const headers = { 'idempotency-key': key, ...(code === null ? {} : { 'step-up-code': code }) };
  return session.post<Moved>('/v1/accounts/allocations', body, { headers });
}

/** The code in the newest mail. */
export function codeIn({ mail }: Fixture): string {
  const code = /\b\d{6}\b/.exec(mail.taken.at(-1)?.text ?? '')?.[0];
  if (code === undefined) throw new Error('No code came.');
  return code;
}

/** Another code than this one. */
export function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}
