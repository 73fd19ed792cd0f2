import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { CUSTOMER_SORTS, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { ADMINISTRATOR, type Fixture, openFixture, type Session } from './fixture.ts';

type Search = BodyOf<'POST /v1/customers/search'>;
type Page = AnswerOf<'POST /v1/customers/search'>;

const ADDED = 43;
const TOTAL = ADDED + 4;
let fixture: Fixture;
let session: Session;

beforeAll(async () => {
  fixture = await openFixture({ requestsPerMinute: 100_000 });
  for (let index = 0; index < ADDED; index += 1) {
    await fixture.addCustomer({
      customerId: `d-${index}`,
      partnerCustomerNo: null,
      // Values repeat and are missing here and there, so that ties and nulls lie on page borders.
      associatedAt: `2024-05-${String(1 + (index % 5)).padStart(2, '0')}T00:00:00.000Z`,
      earliestResourceExpiryAt: index % 3 === 0 ? null : `2025-01-${String(1 + (index % 4)).padStart(2, '0')}T00:00:00.000Z`,
      credit:
        index % 4 === 0
          ? null
          : { availableMinor: BigInt(index % 7) * 100n, arrearsMinor: 0n, currency: 'CNY', asOf: '2024-09-14T00:00:00.000Z' },
    });
  }
  session = await fixture.openSession(ADMINISTRATOR);
});

const search = async (body: Search): Promise<Page> => (await session.post<Page>('/v1/customers/search', body)).answer;

async function walk(base: Search, from: 'first' | 'last', size: 10 | 20 | 50): Promise<Page[]> {
  const pages = [await search({ ...base, page: { size, at: from } })];
  for (;;) {
    const { next, previous } = (pages.at(-1) as Page).page;
    const cursor = from === 'first' ? next : previous;
    if (cursor === null) return pages;
    if (pages.length > TOTAL) throw new Error('The pages do not end.');
    pages.push(await search({ ...base, page: from === 'first' ? { size, after: cursor } : { size, before: cursor } }));
  }
}
const ids = (pages: readonly Page[]) => pages.flatMap(({ customers }) => customers.map(({ customerId }) => customerId));

it('can be sorted by consumption before any bill line has arrived', async () => {
  const pages = await walk({ sort: { by: 'consumption', direction: 'descending' } }, 'first', 20);
  expect(new Set(ids(pages)).size).toBe(TOTAL);
  expect(pages[0]?.consumption).toMatchObject({ cycle: '2024-09', asOf: null, isEstimate: true });
});

describe('with consumption', () => {
  beforeAll(async () => {
    await fixture.deliver(
      Object.fromEntries(Array.from({ length: ADDED }, (_, index) => [`d-${index}`, `${(index % 6) - 1}.0000000000000001`]).slice(5)),
    );
  });

  describe.each(CUSTOMER_SORTS.flatMap((by) => SORT_DIRECTIONS.map((direction) => ({ by, direction }))))(
    'sorted by $by, $direction',
    (sort) => {
      it('every customer is met once, in the same order from both ends, on the same pages', async () => {
        const forward = await walk({ sort }, 'first', 10);
        const backward = await walk({ sort }, 'last', 10);
        expect(new Set(ids(forward)).size).toBe(TOTAL);
        expect(ids(forward)).toHaveLength(TOTAL);
        expect(ids(backward.toReversed())).toEqual(ids(forward));
        expect(forward.map(({ page }) => page.position)).toEqual([1, 11, 21, 31, 41]);
        expect(backward.map(({ page }) => page.position)).toEqual([41, 31, 21, 11, 1]);
        for (const { total } of forward) expect(total).toBe(TOTAL);
      });
    },
  );
});

describe('a cursor', () => {
  it('belongs to one filter and one sort', async () => {
    const { page } = await search({ page: { size: 10, at: 'first' } });
    const after = page.next as string;
    for (const body of [
      { sort: { by: 'credit', direction: 'descending' } },
      { filter: { tag: '重点客户' } },
      { currency: 'USD' },
    ] as Search[]) {
      const reply = await session.post('/v1/customers/search', { ...body, page: { size: 10, after } });
      expect([reply.status, reply.answer.code]).toEqual([400, 'cursor-invalid']);
    }
  });

  it('goes on with another page size', async () => {
    const { page } = await search({ page: { size: 10, at: 'first' } });
    const bigger = await search({ page: { size: 20, after: page.next as string } });
    expect([bigger.page.position, bigger.customers.length]).toEqual([11, 20]);
    const back = await search({ page: { size: 50, before: bigger.page.previous as string } });
    expect([back.page.position, back.customers.length]).toEqual([1, TOTAL]);
  });

  it('whose numbers were tampered with is refused or answers a page, never an error', async () => {
    for (const by of CUSTOMER_SORTS) {
      const body = { sort: { by, direction: 'descending' } } as const;
      const { page } = await search({ ...body, page: { size: 10, at: 'first' } });
      const [, customerId, position, digest] = JSON.parse(atob((page.next as string).replaceAll('-', '+').replaceAll('_', '/')));
      for (const value of [null, '0', '-1', '9'.repeat(18), '9'.repeat(19), '1 2', "' or 1=1", '2024-01-01T00:00:00.000Z', 5, {}]) {
        const after = btoa(JSON.stringify([value, customerId, position, digest]))
          .replaceAll('=', '')
          .replaceAll('+', '-')
          .replaceAll('/', '_');
        const { status, answer } = await session.post('/v1/customers/search', { ...body, page: { size: 10, after } });
        expect([200, 400]).toContain(status);
        if (status === 400) expect(answer.code).toBe('cursor-invalid');
      }
    }
    expect(fixture.failures).toEqual([]);
  });
});

it('an empty list has no position and no neighbours', async () => {
  const page = await search({ filter: { customerId: 'nobody' }, page: { size: 10, at: 'last' } });
  expect(page).toMatchObject({ customers: [], total: 0, page: { position: 0, next: null, previous: null } });
});
