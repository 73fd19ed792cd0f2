import { expect, it, vi } from 'vitest';
import type { EndpointKey } from '../../../../shared/contract/index.ts';
import type { Session } from '../../../core/session.ts';
import { type Item, type Operation, RecallJob } from './job.ts';

const ended = {
  operationId: 'opr_1',
  kind: 'coupon-recall',
  state: 'completed',
  at: '2026-11-18T02:00:00.000Z',
  items: { total: 5, waiting: 0, done: 2, refused: 3 },
  indirectPartnerId: null,
} as unknown as Operation;

function refusedFor(...reasons: Item['refusal'][]): Item[] {
  return reasons.map((refusal, index) => ({ item: index + 1, couponId: `cp_${index}`, asked: '5.00', refusal }) as Item);
}

/** A session that may do some things and is answered what stands here. */
function jobWith(answers: Partial<Record<EndpointKey, unknown>>): RecallJob {
  const session = {
    allows: (key: EndpointKey) => key in answers,
    call: async (key: EndpointKey) => ({ ok: true, answer: answers[key] }),
  } as unknown as Session;
  return new RecallJob(() => session, { onChange: () => {}, onEnd: () => {} });
}

const itemsOf = (rows: Item[], next: string | null = null) => ({ 'POST /v1/operations/:operationId/items': { rows, next } });

it('offers nothing to try again where no coupon can ever come back', async () => {
  const job = jobWith(itemsOf(refusedFor('coupon-used', 'coupon-recalled', 'coupon-expired')));
  job.take(ended, 0);
  expect(job.retryable).toBe(0);
  await vi.waitFor(() => expect(job.refused?.rows).toHaveLength(3));
  expect(job.failed).toBe(3);
  expect(job.retryable).toBe(0);
});

it('offers to try again as many as may still come back', async () => {
  const job = jobWith(itemsOf(refusedFor('coupon-used', 'coupon-inactive', 'coupon-from-upstream')));
  job.take(ended, 0);
  await vi.waitFor(() => expect(job.retryable).toBe(1));
});

it('claims nothing about skipped coupons to those who may not read the log', async () => {
  const job = jobWith({
    ...itemsOf(refusedFor('coupon-used', 'coupon-inactive', 'coupon-recalled')),
    'POST /v1/operations/list': { operations: [ended] },
  });
  await job.watch();
  expect(job.skipped).toBeNull();
  await vi.waitFor(() => expect(job.refused?.total).toBe(3));
});

it('tells those who may read the log what was skipped as confirmed', async () => {
  const job = jobWith({
    ...itemsOf(refusedFor('coupon-inactive')),
    'POST /v1/operations/list': { operations: [ended] },
    'POST /v1/operations/search': { total: 2 },
  });
  await job.watch();
  expect([job.skipped, job.failed]).toEqual([2, 1]);
  await vi.waitFor(() => expect(job.refused?.total).toBe(1));
});
