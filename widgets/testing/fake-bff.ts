import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import type { ProblemCode } from '../../shared/values/problem-codes.ts';
import type { Transport } from '../core/transport.ts';
import { maskCustomer, type PlainCustomer, plainCustomers } from './fake-customers.ts';

type Search = BodyOf<'POST /v1/customers/search'>;
type Allowance = AnswerOf<'GET /v1/customers/reveal-allowance'>;

const STATUS: Partial<Record<ProblemCode, number>> = {
  'session-missing': 401,
  'session-expired': 401,
  'session-revoked': 401,
  'secret-invalid': 401,
  'permission-missing': 403,
  'not-found': 404,
  'reveal-limit-reached': 429,
  'rate-limited': 429,
  'search-limit-reached': 429,
  'purpose-required': 422,
  'cursor-invalid': 400,
  overloaded: 503,
};

export interface FakeSettings {
  customers: number;
  cellsPerMinute: number;
  shownForSeconds: number;
  isPurposeRequired: boolean;
  refusedEndpoints: string[];
  locale: 'zh-CN' | 'en';
  tokenSeconds: number;
}

const DEFAULTS: FakeSettings = {
  customers: 73,
  cellsPerMinute: 200,
  shownForSeconds: 60,
  isPurposeRequired: false,
  refusedEndpoints: [],
  locale: 'zh-CN',
  tokenSeconds: 600,
};

const ENDPOINTS = [
  'POST /v1/customers/search',
  'GET /v1/customers/filter-options',
  'GET /v1/customers/reveal-allowance',
  'POST /v1/customers/reveal',
  'GET /v1/session',
  'DELETE /v1/session',
];

/** Answers by the contract from a small world in memory, so that an element can be tried without a server. Steers nothing global. */
export class FakeBff {
  readonly settings: FakeSettings;
  readonly plain: PlainCustomer[];
  readonly requests: { key: string; body: unknown }[] = [];
  /** The next answers of an endpoint, before the ordinary ones. */
  readonly planned = new Map<string, (() => Promise<Response> | Response)[]>();
  isOffline = false;
  #spent = 0;
  #minted = 0;
  #tokens = new Map<string, string>();

  constructor(settings: Partial<FakeSettings> = {}) {
    this.settings = { ...DEFAULTS, ...settings };
    this.plain = plainCustomers(this.settings.customers);
  }

  readonly fetchSession = async (): Promise<{ secret: string }> => {
    this.#minted += 1;
    return { secret: `secret-${this.#minted}` };
  };

  readonly transport: Transport = async (request) => {
    if (this.isOffline) throw new TypeError('Failed to fetch');
    const key = `${request.method} ${new URL(request.url).pathname}`;
    const body = request.method === 'POST' ? await request.json() : undefined;
    this.requests.push({ key, body });
    const planned = this.planned.get(key)?.shift();
    if (planned) return planned();
    if (key === 'POST /v1/session/token') return this.#swap(body.secret);
    if (!this.#tokens.has(request.headers.get('authorization') ?? '')) return problem('session-expired');
    if (this.settings.refusedEndpoints.includes(key)) return problem('permission-missing');
    return this.#answer(key, body);
  };

  /** Makes the next call of an endpoint answer otherwise. */
  plan(key: string, answer: () => Promise<Response> | Response): void {
    this.planned.set(key, [...(this.planned.get(key) ?? []), answer]);
  }

  /** Forgets every token, as a revocation on the server does. */
  endSessions(): void {
    this.#tokens.clear();
  }

  count(key: string): number {
    return this.requests.filter((request) => request.key === key).length;
  }

  #answer(key: string, body: unknown): Response {
    if (key === 'POST /v1/customers/search') return this.#search(body as Search);
    if (key === 'GET /v1/customers/filter-options') return Response.json(this.#options());
    if (key === 'GET /v1/customers/reveal-allowance') return Response.json(this.#allowance());
    if (key === 'POST /v1/customers/reveal') return this.#reveal(body as BodyOf<'POST /v1/customers/reveal'>);
    if (key === 'DELETE /v1/session') return new Response(null, { status: 204 });
    return problem('not-found');
  }

  #swap(secret: string): Response {
    const token = `token-${secret}`;
    this.#tokens.set(`Bearer ${token}`, secret);
    const answer: AnswerOf<'POST /v1/session/token'> = {
      token,
      expiresInSeconds: this.settings.tokenSeconds,
      session: {
        sessionId: `ses_${this.#minted}`,
        partner: { partnerId: 'pt_1', name: 'Example', kind: 'distributor' },
        mode: 'test',
        actor: { kind: 'operator', operatorId: 'op_1', userId: 'user-1', roles: ['administrator'] },
        locale: this.settings.locale,
        widgets: ['customer-list'],
        features: ['reveal'],
        actions: ENDPOINTS.map((endpoint) => {
          const isAllowed = !this.settings.refusedEndpoints.includes(endpoint);
          return { endpoint, isAllowed, refusal: isAllowed ? null : 'permission-missing' };
        }),
        expiresInSeconds: this.settings.tokenSeconds,
        businessTime: { now: '2026-11-21T06:05:00Z', isMoved: false },
      },
    };
    return Response.json(answer);
  }

  #search({ filter = {}, sort, page }: Search): Response {
    const found = this.plain.filter((customer) => matches(customer, filter));
    if (sort?.direction === 'ascending') found.reverse();
    const size = page?.size ?? 20;
    const last = Math.max(0, Math.floor((found.length - 1) / size) * size);
    let start = 0;
    if (page && 'at' in page && page.at === 'last') start = last;
    if (page && 'after' in page) start = Number(page.after);
    if (page && 'before' in page) start = Math.max(0, Number(page.before) - size);
    const rows = found.slice(start, start + size);
    const masked = rows.map(maskCustomer);
    const isLookAlike = (name: string | null): boolean => masked.filter((row) => row.customerName === name).length > 1;
    const answer: AnswerOf<'POST /v1/customers/search'> = {
      customers: masked.map((row) => ({ ...row, isLookAlike: isLookAlike(row.customerName) })),
      total: found.length,
      page: {
        size,
        position: found.length === 0 ? 0 : start + 1,
        next: start + size < found.length ? String(start + size) : null,
        previous: start > 0 ? String(start) : null,
      },
      consumption: { cycle: '2026-11', currency: 'CNY', asOf: '2026-11-21T05:00:00Z', isEstimate: true },
    };
    return Response.json(answer);
  }

  #options(): AnswerOf<'GET /v1/customers/filter-options'> {
    return {
      accountManagers: [
        { operatorId: 'op_liuyang', userId: 'liuyang', name: '刘*' },
        { operatorId: 'op_chenjing', userId: 'chenjing', name: '陈*' },
      ],
      tags: ['重点客户', 'renewal', '教育行业'],
    };
  }

  #allowance(): Allowance {
    const { cellsPerMinute: limit, isPurposeRequired } = this.settings;
    const remaining = limit - this.#spent;
    const wide = { limit: 10_000, remaining: 9_000 };
    return {
      remaining,
      minute: { limit, remaining },
      day: wide,
      partnerHour: wide,
      retryAfterSeconds: remaining > 0 ? null : 42,
      isPurposeRequired,
    };
  }

  #reveal({ field, customerIds, purpose }: BodyOf<'POST /v1/customers/reveal'>): Response {
    if (this.settings.isPurposeRequired && !purpose) return problem('purpose-required');
    if (customerIds.length > this.#allowance().remaining) return problem('reveal-limit-reached', 42);
    this.#spent += customerIds.length;
    const values = customerIds.map((customerId) => {
      const customer = this.plain.find((candidate) => candidate.customerId === customerId);
      return { customerId, value: (field === 'accountManagerName' ? customer?.managerName : customer?.[field]) ?? null };
    });
    const answer: AnswerOf<'POST /v1/customers/reveal'> = {
      field,
      values,
      shownForSeconds: this.settings.shownForSeconds,
      allowance: this.#allowance(),
    };
    return Response.json(answer);
  }
}

function matches(customer: PlainCustomer, filter: NonNullable<Search['filter']>): boolean {
  if (filter.associationType && customer.associationType !== filter.associationType) return false;
  if (filter.customerName && !customer.customerName?.includes(filter.customerName)) return false;
  if (filter.accountName && !customer.accountName.includes(filter.accountName)) return false;
  if (filter.customerId && customer.customerId !== filter.customerId) return false;
  return !filter.tag || customer.tags.includes(filter.tag);
}

/** An RFC 9457 answer. */
export function problem(code: ProblemCode, retryAfterSeconds?: number): Response {
  const status = STATUS[code] ?? 500;
  const body = { type: `urn:problem:${code}`, title: code, status, code, detail: code, requestId: 'req_5Zk2Wn8QxT4LbY1cVdEa9g' };
  return Response.json(retryAfterSeconds ? { ...body, retryAfterSeconds } : body, {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
