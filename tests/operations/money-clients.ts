import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

export const PORTAL = 'https://portal.example.com';
const AT_MOST_MILLISECONDS = 120_000;

/** Limits that are not what these tests are about. */
export const UNLIMITED = { REQUESTS_PER_MINUTE: '1000000', LOG_LEVEL: 'error', DRAIN_SECONDS: '0' };

export interface Told<Answer = Record<string, never>> {
  status: number;
  answer: Answer & { code?: string };
  isReplayed: boolean;
  /** How often it was sent until it was answered. */
  sendings: number;
}

/** Callers of services that may go away: what had no answer is sent again, the same with the same key. */
export class MoneyClients {
  readonly #addresses: () => readonly string[];
  readonly #key: string;
  constructor(addresses: () => readonly string[], key: string) {
    this.#addresses = addresses;
    this.#key = key;
  }

  byServer<Answer>(method: string, path: string, body?: unknown, key?: string): Promise<Told<Answer>> {
    return this.#ask<Answer>(this.#key, method, path, body, key);
  }

  /** A caller with a session of its own, which keeps to one of the services while that is there. */
  async operator(userId: string, index = 0) {
    const subject = { kind: 'operator', userId, roles: ['administrator'] };
    const minted = await this.byServer<{ secret: string }>('POST', '/v1/sessions', { subject, origins: [PORTAL] });
    const { answer } = await this.#ask<{ token: string }>('', 'POST', '/v1/session/token', { secret: minted.answer.secret });
    const ask = <Answer>(method: string, path: string, body?: unknown, key?: string) =>
      this.#ask<Answer>(answer.token, method, path, body, key, index);
    const command = <Answer>(path: string, body: unknown, key: string = randomUUID()) => ask<Answer>('POST', path, body, key);
    return { ask, command };
  }

  async #ask<Answer>(bearer: string, method: string, path: string, body?: unknown, key?: string, index = 0): Promise<Told<Answer>> {
    const headers: Record<string, string> = { origin: PORTAL, 'content-type': 'application/json' };
    if (bearer !== '') headers.authorization = `Bearer ${bearer}`;
    if (key !== undefined) headers['idempotency-key'] = key;
    const until = performance.now() + AT_MOST_MILLISECONDS;
    for (let sendings = 1; ; sendings++) {
      const addresses = this.#addresses();
      const address = addresses[index % Math.max(1, addresses.length)] ?? 'http://127.0.0.1:1';
      const response = await fetch(address + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) }).catch(
        () => null,
      );
      const text = await response?.text().catch(() => null);
      const isAnswered = response && text !== null && text !== undefined;
      const answer = isAnswered ? (JSON.parse(text === '' ? '{}' : text) as Told<Answer>['answer']) : null;
      const isBusy = response?.status === 503 || answer?.code === 'request-in-flight';
      if (response && answer && !isBusy)
        return { status: response.status, answer, isReplayed: response.headers.get('idempotency-replayed') === 'true', sendings };
      if (performance.now() > until) throw new Error(`${method} ${path} has no answer: ${response?.status} ${text}`);
      await pause(20 + Math.random() * 60);
    }
  }
}

export type MoneyOperator = Awaited<ReturnType<MoneyClients['operator']>>;

export interface Issued {
  operation: { operationId: string };
  results: { couponId: string | null; amount: string | null; refusal: string | null }[];
}

export interface QuotaSaid {
  quota: { total: string; available: string; held: string; outstanding: string; expired: string; spent: string; granted: string };
}

/** Agency-sale customers, one quota and an account. */
export async function fill(
  clients: MoneyClients,
  { customers, total, balance }: { customers: readonly string[]; total: string; balance?: string },
): Promise<void> {
  const stated = { associationType: 'agency-sale', associatedAt: '2024-01-01T00:00:00.000Z' };
  await done(clients.byServer('PUT', '/v1/customers', { customers: customers.map((customerId) => ({ customerId, ...stated })) }));
  const quota = { quotaId: 'q-1', asset: 'coupon', currency: 'CNY', total, expiresAt: '2099-01-01T00:00:00.000Z' };
  await done(clients.byServer('PUT', '/v1/quotas', { quotas: [quota] }));
  if (balance === undefined) return;
  const topUp = { accountType: 'balance', currency: 'CNY', direction: 'in', amount: balance, reference: 'REM-1' };
  await done(clients.byServer('POST', '/v1/accounts/top-ups', topUp, randomUUID()));
}

export async function done<Answer>(told: Promise<Told<Answer>>): Promise<Told<Answer>> {
  const { status, answer, ...more } = await told;
  if (status >= 300) throw new Error(`Answered ${status}: ${JSON.stringify(answer)}`);
  return { status, answer, ...more };
}
