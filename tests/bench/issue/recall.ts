import { post } from '../session.ts';
import type { Contestant } from './contestants.ts';

const COUPONS = 10_000;
const PER_ISSUE = 100;
const SECONDS = 3;
const PAUSE_MILLISECONDS = 50;

export interface RecallFigures {
  /** From the command to the end of the job. */
  seconds: number;
  beforePerSecond: number;
  beforeP99: number;
  duringPerSecond: number;
  duringP99: number;
}

interface Operation {
  operationId: string;
  state: string;
  items: { done: number };
}

/** Recalls ten thousand coupons as a job while 64 connections go on issuing from the same quota. */
export async function recallWhileIssuing(ours: Contestant): Promise<RecallFigures> {
  const base = ours.bases[0] ?? '';
  const ask = <Answer>(path: string, body: unknown, key?: string) =>
    post<Answer>(`${base}${path}`, { ...ours.headers, ...(key === undefined ? {} : { 'idempotency-key': key }) }, body);
  try {
    for (let first = 0; first < COUPONS; first += PER_ISSUE) {
      const items = Array.from({ length: PER_ISSUE }, (_, index) => ({ customerId: `customer-${(first + index) % 1_000}` }));
      await ask('/v1/coupons/issues', { quotaId: 'hot', faceValue: '0.01', items }, `bench-many-${first}`);
    }
    const selection = await ask<{ selectionId: string; recallable: number }>('/v1/coupons/selections', { filter: { quotaId: 'hot' } });
    if (selection.recallable !== COUPONS) throw new Error(`The selection holds ${selection.recallable} coupons.`);
    await ours.issue(1);
    const before = await ours.issue(SECONDS);
    const { selectionId } = selection;
    const startedAt = performance.now();
    const { operation } = await ask<{ operation: Operation }>('/v1/coupons/recall-jobs', { selectionId }, 'bench-recall');
    const ended = endOf(ours, operation.operationId).then(() => performance.now());
    const during = await ours.issue(SECONDS);
    const seconds = ((await ended) - startedAt) / 1000;
    return {
      seconds,
      beforePerSecond: before.requestsPerSecond,
      beforeP99: before.p99,
      duringPerSecond: during.requestsPerSecond,
      duringP99: during.p99,
    };
  } finally {
    await ours.stop();
  }
}

async function endOf(ours: Contestant, operationId: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${ours.bases[0]}/v1/operations/${operationId}`, { headers: ours.headers });
    const { state, items } = (await response.json()) as Operation;
    if (state === 'done' && items.done === COUPONS) return;
    if (state !== 'queued' && state !== 'running') throw new Error(`The recall is ${state} after ${items.done} coupons.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
}
