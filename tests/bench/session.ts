import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { BENCH_KEY } from './million.ts';

const ORIGIN = 'https://bench.example.com';

/** Headers of a session at a running BFF, through the calls any portal makes. */
export async function openSession(base: string, subject: BodyOf<'POST /v1/sessions'>['subject']): Promise<Record<string, string>> {
  const minted = await post<AnswerOf<'POST /v1/sessions'>>(
    `${base}/v1/sessions`,
    { authorization: `Bearer ${BENCH_KEY}` },
    { subject, origins: [ORIGIN] },
  );
  const swapped = await post<AnswerOf<'POST /v1/session/token'>>(`${base}/v1/session/token`, { origin: ORIGIN }, { secret: minted.secret });
  return { authorization: `Bearer ${swapped.token}`, origin: ORIGIN, 'content-type': 'application/json' };
}

export const ADMINISTRATOR: BodyOf<'POST /v1/sessions'>['subject'] = {
  kind: 'operator',
  userId: 'bench-administrator',
  roles: ['administrator'],
};

/** A manager of the built database; see million.ts. */
export const MANAGER: BodyOf<'POST /v1/sessions'>['subject'] = { kind: 'operator', userId: 'manager-0', roles: ['account-manager'] };

export async function post<Answer>(url: string, headers: Record<string, string>, body: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}
