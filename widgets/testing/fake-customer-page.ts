import '../partner-customer.ts';
import '../partner-session.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import type { Transport } from '../core/transport.ts';
import type { PartnerCustomer } from '../partner-customer.ts';
import { FakeBff, type FakeSettings, problem } from './fake-bff.ts';
import { settle } from './fake-clock.ts';
import { maskCustomer, type PlainCustomer } from './fake-customers.ts';

export type Detail = AnswerOf<'GET /v1/customers/:customerId'>;

const DETAIL = 'GET /v1/customers/:customerId';
const DISCLOSE = 'POST /v1/customers/disclosures';
const OWN = [DETAIL, DISCLOSE];

/** The endpoints of a customer's page, before the fake BFF's others. */
export class FakeCustomerPage {
  readonly bff: FakeBff;
  readonly disclosures: BodyOf<'POST /v1/customers/disclosures'>[] = [];
  /** Addresses of pages that were asked for. */
  readonly asked: string[] = [];
  /** What a test changes of every page. */
  change: (detail: Detail) => Detail = (detail) => detail;
  /** The next answers of a page, or of a disclosure, before the ordinary ones. */
  readonly planned: Record<'page' | 'disclosure', (() => Promise<Response> | Response)[]> = { page: [], disclosure: [] };

  constructor(settings: Partial<FakeSettings> = {}) {
    this.bff = new FakeBff(settings);
  }

  readonly transport: Transport = async (request) => {
    const { pathname, search } = new URL(request.url);
    const key = `${request.method} ${pathname}`;
    if (key === 'POST /v1/session/token') return this.#withOwnActions(await this.bff.transport(request));
    const isPage = request.method === 'GET' && /^\/v1\/customers\/[^/]+$/.test(pathname) && !key.endsWith('allowance');
    if (!isPage && key !== DISCLOSE) return this.bff.transport(request);
    if (this.bff.isOffline) throw new TypeError('Failed to fetch');
    if (key === DISCLOSE) return this.#disclose(await request.json());
    this.asked.push(pathname + search);
    const planned = this.planned.page.shift();
    return planned ? planned() : this.#page(decodeURIComponent(pathname.split('/').at(-1) ?? ''));
  };

  async #withOwnActions(response: Response): Promise<Response> {
    const answer = (await response.json()) as AnswerOf<'POST /v1/session/token'>;
    if (!response.ok) return Response.json(answer, { status: response.status });
    const actions = OWN.map((endpoint) => {
      const isAllowed = !this.bff.settings.refusedEndpoints.includes(endpoint);
      return { endpoint, isAllowed, refusal: isAllowed ? null : ('permission-missing' as const) };
    });
    const others = answer.session.actions.filter(({ endpoint }) => !OWN.includes(endpoint));
    return Response.json({ ...answer, session: { ...answer.session, actions: [...others, ...actions] } });
  }

  #page(customerId: string): Response {
    const plain = this.bff.plain.find((customer) => customer.customerId === customerId);
    return plain ? Response.json(this.change(detailOf(plain))) : problem('not-found');
  }

  async #disclose(body: BodyOf<'POST /v1/customers/disclosures'>): Promise<Response> {
    const planned = this.planned.disclosure.shift();
    if (planned) return planned();
    this.disclosures.push(body);
    return new Response(null, { status: 204 });
  }
}

function detailOf(plain: PlainCustomer): Detail {
  const { isLookAlike, consumption, ...customer } = maskCustomer(plain);
  return {
    customer,
    cycles: [
      cycle('2026-11', '4300.00', true),
      cycle('2026-10', '10000.0000001', false),
      { cycle: '2026-09', asOf: null, isEstimate: false, due: [], services: [] },
    ],
    expiringResources: {
      until: '2026-12-21T06:05:00.000Z',
      resources: [
        { resourceId: 'ecs-1', name: 'web-01', service: '弹性云服务器', region: 'cn-north-4', expiresAt: '2026-11-21T15:00:00.000Z' },
        { resourceId: 'rds-7', name: null, service: '云数据库', region: null, expiresAt: '2026-12-11T15:59:59.000Z' },
      ],
      total: 2,
      isStated: true,
    },
    managers: customer.accountManager ? [{ ...customer.accountManager, endedAt: null }, EARLIER] : [],
    isErased: false,
  };
}

const EARLIER = {
  operatorId: 'op_9',
  userId: 'zhaomin',
  name: '赵*',
  assignedAt: '2026-01-05T01:30:00.000Z',
  endedAt: '2026-10-01T00:00:00.000Z',
};

/** Half is spent on one service, a quarter on another, the rest on others: they add up. */
function cycle(name: string, due: string, isEstimate: boolean): Detail['cycles'][number] {
  const [whole = '0', fraction = ''] = due.split('.');
  const quarter = String(Number(whole) / 4);
  const service = (label: string | null, amount: string, isOthers = false) => ({ service: label, isOthers, amount, currency: 'CNY' });
  return {
    cycle: name,
    asOf: '2026-11-21T05:00:00.000Z',
    isEstimate,
    due: [{ amount: due, currency: 'CNY' }],
    services: [
      service('弹性云服务器', String(Number(whole) / 2)),
      service('对象存储服务', quarter),
      service(null, `${quarter}.${fraction}`, true),
    ],
  };
}

export interface MountedPage {
  fake: FakeCustomerPage;
  page: PartnerCustomer;
  box: HTMLElement;
  plain: PlainCustomer;
}

export interface MountOptions {
  settings?: Partial<FakeSettings>;
  /** Which of the fake customers; default: the first. */
  index?: number;
  width?: number;
  /** What the host sets besides the customer. */
  host?: Partial<Pick<PartnerCustomer, 'customerId' | 'indirectPartnerId' | 'section' | 'backHref' | 'consumptionHref'>>;
  change?: FakeCustomerPage['change'];
  /** What a test adds before the session begins. */
  prepare?: (fake: FakeCustomerPage) => void;
  /** The first answers of the page's own endpoint. */
  planned?: (() => Promise<Response> | Response)[];
}

/** A customer's page inside a session on the fake BFF. */
export async function mountPage({
  settings = {},
  index = 0,
  width = 375,
  host,
  change,
  prepare,
  planned = [],
}: MountOptions = {}): Promise<MountedPage> {
  const fake = new FakeCustomerPage(settings);
  if (change) fake.change = change;
  prepare?.(fake);
  fake.planned.page.push(...planned);
  const plain = fake.bff.plain[index];
  if (!plain) throw new Error(`There is no customer ${index}.`);
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  const session = document.createElement('partner-session');
  session.fetchSession = fake.bff.fetchSession;
  session.transport = fake.transport;
  const page = document.createElement('partner-customer');
  Object.assign(page, { customerId: plain.customerId }, host);
  session.append(page);
  box.append(session);
  document.body.append(box);
  await Promise.all([import('../customer/strings/en.ts'), import('../customer/strings/zh-CN.ts')]);
  await settle();
  return { fake, page, box, plain };
}

/** An answer that a test gives when it wants to. */
export function laterAnswer(): { give: (response: Response) => Promise<void>; wait: () => Promise<Response> } {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const give = async (response: Response): Promise<void> => {
    resolve(response);
    await settle();
  };
  return { give, wait: () => promise };
}
