import { join } from 'node:path';
import { createDraw, type Draw } from '../../bff/sandbox/draw.ts';
import { generateCustomer } from '../../bff/sandbox/generate-customers.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { listen } from './child.ts';
import { count, milliseconds, percentile, type Section } from './measure.ts';
import { BENCH_NOW, type BuiltDatabase } from './million.ts';
import { ADMINISTRATOR, openSession, post } from './session.ts';
import { serverCommand } from './wrk.ts';

type Search = BodyOf<'POST /v1/customers/search'>;
type Filter = NonNullable<Search['filter']>;

const SEARCHES = 1000;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** No customer of the database is billed more in the cycle, in its currency. */
const BILLED_MAXIMUM = 1_000;

/** A part of a name that occurs: two to four characters from anywhere in it. */
function part(draw: Draw, text: string): string {
  const points = Array.from(text);
  const length = Math.min(points.length, draw.whole(2, 4));
  const start = draw.whole(0, points.length - length);
  return points
    .slice(start, start + length)
    .join('')
    .trim();
}

function drawFilter(draw: Draw, customers: number): [kind: string, filter: Filter] {
  const index = draw.whole(0, customers - 1);
  const customer = generateCustomer(createDraw('bench').branch(String(index)), {
    index,
    partnerLabel: 'B',
    englishShare: 0.25,
    now: BENCH_NOW,
  });
  const name = part(draw, customer.customerName ?? '公司');
  const account = part(draw, customer.accountName ?? 'cloud');
  const consumption = drawConsumption(draw);
  const resourceExpiry = drawExpiry(draw);
  return draw.weighted<[string, Filter]>([
    [['name', { customerName: name }], 35],
    [['account name', { accountName: account }], 20],
    [['id', { customerId: customer.customerId }], 15],
    [['name and type', { customerName: name, associationType: 'agency-sale' }], 10],
    [['tag', { tag: 'VIP' }], 10],
    [['common word', { customerName: draw.pick(['公司', '科技', 'Ltd', '有限公司']) }], 10],
    [['consumption', { consumption }], 10],
    [['resource expiry', { resourceExpiry }], 10],
    [['range and type', { ...draw.pick([{ consumption }, { resourceExpiry }]), associationType: 'agency-sale' }], 5],
    [['both ranges', { consumption, resourceExpiry }], 5],
    [['mobile', { mobile: customer.mobile ?? '13800000000' }], 5],
  ]);
}

/** From some amount on, or between two: narrow ones and such as hold nearly everybody billed. */
function drawConsumption(draw: Draw): NonNullable<Filter['consumption']> {
  const minimum = draw.whole(0, BILLED_MAXIMUM);
  const maximum = draw.whole(minimum, BILLED_MAXIMUM);
  return draw.chance(0.5) ? { minimum: String(minimum) } : { minimum: String(minimum), maximum: String(maximum) };
}

/** Of the days ahead, as an account manager looks for renewals. */
function drawExpiry(draw: Draw): NonNullable<Filter['resourceExpiry']> {
  const from = BENCH_NOW + draw.whole(0, 60) * DAY_MILLISECONDS;
  const until = from + draw.pick([1, 7, 30, 90]) * DAY_MILLISECONDS;
  return { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
}

/** Searches as people make them, one after the other, each with its exact total and its first page. */
export async function measureSearches(database: BuiltDatabase): Promise<Section> {
  const server = await listen(serverCommand(join(import.meta.dirname, 'bff-server.ts'), [database.path]));
  try {
    const base = `http://127.0.0.1:${server.port}`;
    const headers = await openSession(base, ADMINISTRATOR);
    const draw = createDraw('searches');
    const times = new Map<string, number[]>([['all', []]]);
    let found = 0;
    for (let turn = 0; turn < SEARCHES; turn += 1) {
      const [kind, filter] = drawFilter(draw, database.customers);
      if (Object.values(filter).some((value) => typeof value === 'string' && Array.from(value).length < 2)) continue;
      const started = performance.now();
      const answer = await post<AnswerOf<'POST /v1/customers/search'>>(`${base}/v1/customers/search`, headers, { filter });
      const took = performance.now() - started;
      if (answer.total > 0) found += 1;
      for (const key of ['all', kind]) times.set(key, [...(times.get(key) ?? []), took]);
    }
    return {
      title: `${count(SEARCHES)} mixed searches over ${count(database.customers)} customers`,
      how: `One connection, 20 rows and the exact total each; searches by name or mobile include their durable audit row. ${count(found)} found something.`,
      findings: [...times].map(([kind, list]) => ({
        what: kind === 'all' ? 'all, p50 / p99' : `${kind} (${list.length})`,
        figure: `${milliseconds(percentile(list, 0.5))} / ${milliseconds(percentile(list, 0.99))}`,
        beside: `slowest ${milliseconds(Math.max(...list))}`,
        isMet: null,
      })),
    };
  } finally {
    await server.stop();
  }
}
