const PORTAL = 'https://portal.example.com';
const CUSTOMERS = 6;

export interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many endpoints, looked at member by member.
  body: any;
  headers: Headers;
}

/** What a partner's own systems and pages do with a service, by plain HTTP. */
export interface Traffic {
  /** By the secret key. */
  byKey(method: string, path: string, body?: unknown): Promise<Answered>;
  /** Saves customers with mobiles, and two account managers. */
  fill(): Promise<void>;
  /** Gives each customer to this account manager: one event each. */
  assign(userId: 'li' | 'wang'): Promise<Answered>;
  /** An administrator's session; answers null where it is refused, with why. */
  open(): Promise<{ token: string } | Answered>;
  /** By a session's token. */
  byToken(token: string, method: string, path: string, body?: unknown): Promise<Answered>;
  /** Every event after a sequence. */
  events(
    after: number,
  ): Promise<{ id: string; sequence: number; type: string; customerId: string | null; data: Record<string, unknown> }[]>;
}

export function trafficAt(address: string, key: string): Traffic {
  const call = async (bearer: string, method: string, path: string, body?: unknown): Promise<Answered> => {
    const headers = {
      authorization: `Bearer ${bearer}`,
      origin: PORTAL,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const response = await fetch(address + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
  };
  const byKey: Traffic['byKey'] = (method, path, body) => call(key, method, path, body);
  const ids = Array.from({ length: CUSTOMERS }, (_, index) => `cus-${index}`);
  return {
    byKey,
    byToken: call,
    async fill() {
      const names = ['li', 'wang'].map((userId) => ({ userId, name: userId }));
      await done(byKey('PUT', '/v1/operators', { operators: names }));
      const customers = ids.map((customerId, index) => ({
        customerId,
        customerName: `客户${index}`,
        mobile: `1380000000${index}`,
        associationType: 'agency-sale',
        associatedAt: '2024-01-01T00:00:00.000Z',
      }));
      await done(byKey('PUT', '/v1/customers', { customers }));
      for (const userId of ['li', 'wang']) {
        const subject = { kind: 'operator', userId, roles: ['account-manager'] };
        await done(byKey('POST', '/v1/sessions', { subject, origins: [PORTAL] }), 201);
      }
    },
    assign: (userId) => byKey('PUT', '/v1/assignments', { assignments: ids.map((customerId) => ({ customerId, userId })) }),
    async open() {
      const subject = { kind: 'operator', userId: 'ada', roles: ['administrator'] };
      const minted = await byKey('POST', '/v1/sessions', { subject, origins: [PORTAL] });
      if (minted.status !== 201) return minted;
      const swapped = await call('', 'POST', '/v1/session/token', { secret: minted.body.secret });
      return { token: swapped.body.token };
    },
    async events(after) {
      return (await done(byKey('GET', `/v1/events?after=${after}&limit=500`))).body.events;
    },
  };
}

async function done(answer: Promise<Answered>, status = 200): Promise<Answered> {
  const answered = await answer;
  if (answered.status !== status) throw new Error(`Answered ${answered.status}: ${JSON.stringify(answered.body)}`);
  return answered;
}
