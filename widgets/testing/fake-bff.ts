import type { AnswerOf, BodyOf, EndpointKey } from '../../shared/contract/index.ts';
import { PERMISSIONS } from '../../shared/values/lists.ts';
import type { ProblemCode } from '../../shared/values/problem-codes.ts';
import type { Transport } from '../core/transport.ts';
import { consumptionOf, expiryOf, FAKE_RESELLERS, maskCustomer, type PlainCustomer, plainCustomers } from './fake-customers.ts';

type Search = BodyOf<'POST /v1/customers/search'>;
type Preferences = AnswerOf<'GET /v1/preferences/customer-list'>;
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
  'range-inverted': 400,
  'partner-kind-wrong': 403,
  'agreement-required': 403,
  'contact-requests-full': 429,
  'signature-withdrawn': 409,
  'agreement-outdated': 409,
  'agreement-withdrawn': 409,
  'agreement-signed-already': 409,
  'manifest-invalid': 422,
  'manifest-expired': 409,
  'manifest-used': 409,
  overloaded: 503,
  'changes-closed': 503,
};

export interface FakeSettings {
  customers: number;
  cellsPerMinute: number;
  shownForSeconds: number;
  isPurposeRequired: boolean;
  refusedEndpoints: string[];
  /** A distributor that has resellers, each third customer being one of theirs. */
  hasResellers: boolean;
  /** How the operator arranged the list before. */
  columns: Preferences['columns'];
  locale: 'zh-CN' | 'en';
  tokenSeconds: number;
  /** Who looks, where it is an operator. */
  operatorId: string;
  /** Whose session it is where an end customer looks; null: an operator's. */
  endCustomerId: string | null;
}

const DEFAULTS: FakeSettings = {
  customers: 73,
  cellsPerMinute: 200,
  shownForSeconds: 60,
  isPurposeRequired: false,
  refusedEndpoints: [],
  hasResellers: false,
  columns: [],
  locale: 'zh-CN',
  tokenSeconds: 600,
  operatorId: 'op_1',
  endCustomerId: null,
};

const ENDPOINTS = [
  'POST /v1/customers/search',
  'GET /v1/customers/filter-options',
  'GET /v1/customers/reveal-allowance',
  'POST /v1/customers/reveal',
  'GET /v1/preferences/customer-list',
  'PUT /v1/preferences/customer-list',
  'GET /v1/session',
  'DELETE /v1/session',
];

/** One request, and what stands in its path. */
export interface FakeCall {
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
}

/** Answers by the contract from a small world in memory, so that an element can be tried without a server. Steers nothing global. */
export class FakeBff {
  readonly settings: FakeSettings;
  readonly plain: PlainCustomer[];
  readonly requests: { key: string; body: unknown }[] = [];
  /** Idempotency keys of commands, in the order in which they came. */
  readonly decisionKeys: string[] = [];
  /** The next answers of an endpoint, before the ordinary ones. */
  readonly planned = new Map<string, (() => Promise<Response> | Response)[]>();
  /** Answers of further endpoints, which the session then allows; a test adds what it needs. */
  readonly endpoints = new Map<EndpointKey, (call: FakeCall) => Promise<Response> | Response>();
  isOffline = false;
  #spent = 0;
  #minted = 0;
  #tokens = new Map<string, string>();

  constructor(settings: Partial<FakeSettings> = {}) {
    this.settings = { ...DEFAULTS, ...settings };
    this.plain = plainCustomers(this.settings.customers, this.settings.hasResellers);
    this.endpoints.set('GET /v1/preferences/customer-list', () => Response.json({ columns: this.settings.columns }));
    this.endpoints.set('PUT /v1/preferences/customer-list', ({ body }) => {
      this.settings.columns = (body as Preferences).columns;
      return Response.json(body);
    });
    if (this.settings.hasResellers) this.endpoints.set('GET /v1/resellers', () => Response.json(this.#resellers()));
  }

  readonly fetchSession = async (): Promise<{ secret: string }> => {
    this.#minted += 1;
    return { secret: `secret-${this.#minted}` };
  };

  readonly transport: Transport = async (request) => {
    if (this.isOffline) throw new TypeError('Failed to fetch');
    const { pathname, searchParams } = new URL(request.url);
    const key = `${request.method} ${pathname}`;
    const body = request.headers.has('content-type') ? await request.json() : undefined;
    this.requests.push({ key, body });
    const decisionKey = request.headers.get('idempotency-key');
    if (decisionKey) this.decisionKeys.push(decisionKey);
    const planned = this.planned.get(key)?.shift();
    if (planned) return planned();
    if (key === 'POST /v1/session/token') return this.#swap(body.secret);
    if (!this.#tokens.has(request.headers.get('authorization') ?? '')) return problem('session-expired');
    if (this.settings.refusedEndpoints.includes(key)) return problem('permission-missing');
    for (const [endpoint, answer] of this.endpoints) {
      const params = paramsOf(endpoint, key);
      if (params) return answer({ params, query: searchParams, body });
    }
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
    if (key === 'GET /v1/session') return Response.json(this.#view());
    if (key === 'DELETE /v1/session') return new Response(null, { status: 204 });
    return problem('not-found');
  }

  #actor(): AnswerOf<'GET /v1/session'>['actor'] {
    const { endCustomerId: customerId, operatorId } = this.settings;
    if (customerId !== null) return { kind: 'end-customer', customerId, personId: null };
    return { kind: 'operator', operatorId, userId: 'user-1', roles: ['administrator'], permissions: [...PERMISSIONS] };
  }

  #view(): AnswerOf<'GET /v1/session'> {
    return {
      sessionId: `ses_${this.#minted}`,
      partner: { partnerId: 'pt_1', name: 'Example', kind: 'distributor' },
      mode: 'test',
      actor: this.#actor(),
      locale: this.settings.locale,
      widgets: ['customer-list'],
      features: ['reveal', 'tag', 'assign', 'export'],
      stepUp: false,
      actions: [...new Set([...ENDPOINTS, ...this.endpoints.keys()])].map((endpoint) => {
        const isAllowed = !this.settings.refusedEndpoints.includes(endpoint);
        return { endpoint, isAllowed, refusal: isAllowed ? null : 'permission-missing' };
      }),
      expiresInSeconds: this.settings.tokenSeconds,
      businessTime: { now: '2026-11-21T06:05:00Z', isMoved: false },
    };
  }

  #swap(secret: string): Response {
    const token = `token-${secret}`;
    this.#tokens.set(`Bearer ${token}`, secret);
    const answer: AnswerOf<'POST /v1/session/token'> = { token, expiresInSeconds: this.settings.tokenSeconds, session: this.#view() };
    return Response.json(answer);
  }

  #resellers(): AnswerOf<'GET /v1/resellers'> {
    return {
      resellers: FAKE_RESELLERS.map(({ partnerId, name }) => ({
        partnerId,
        name,
        customers: this.plain.filter((customer) => customer.reseller?.partnerId === partnerId).length,
        accountManager: null,
      })),
    };
  }

  #search({ filter = {}, sort, page, indirectPartnerId: whose }: Search): Response {
    const { minimum, maximum } = filter.consumption ?? {};
    if (minimum && maximum && Number(minimum) > Number(maximum)) return problem('range-inverted');
    if (whose && !this.settings.hasResellers) return problem('partner-kind-wrong');
    if (whose && whose !== 'all' && !FAKE_RESELLERS.some(({ partnerId }) => partnerId === whose)) return problem('not-found');
    const isOf = ({ reseller }: PlainCustomer): boolean =>
      whose === 'all' ? reseller !== null : (reseller?.partnerId ?? '') === (whose ?? '');
    const found = this.plain.filter((customer) => isOf(customer) && matches(customer, filter));
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
        { operatorId: 'op_LiuYang000000000000000', userId: 'liuyang', name: '刘*' },
        { operatorId: 'op_ChenJing00000000000000', userId: 'chenjing', name: '陈*' },
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
  if (filter.mobile && customer.mobile !== filter.mobile.replace(/\D/g, '')) return false;
  if (filter.accountManagerId === 'none' && customer.managerName !== null) return false;
  return isWithin(customer.index, filter) && (!filter.tag || customer.tags.includes(filter.tag));
}

function isWithin(index: number, { consumption, resourceExpiry }: NonNullable<Search['filter']>): boolean {
  const amount = consumptionOf(index).find(({ currency }) => currency === 'CNY')?.amount;
  const { minimum = -Infinity, maximum = Infinity } = consumption ?? {};
  if (consumption && (amount === undefined || Number(amount) < Number(minimum) || Number(amount) > Number(maximum))) return false;
  const expiry = expiryOf(index);
  const { from = '', until = '9' } = resourceExpiry ?? {};
  return !resourceExpiry || (expiry !== null && expiry >= from && expiry < until);
}

/** What stands in the path of an endpoint such as `GET /v1/jobs/:jobId`; null where this is not its path. */
function paramsOf(endpoint: string, key: string): Record<string, string> | null {
  const [wanted, given] = [endpoint.split('/'), key.split('/')];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(given[place] ?? '');
    else if (part !== given[place]) return null;
  }
  return params;
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
