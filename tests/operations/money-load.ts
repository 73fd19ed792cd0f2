import { randomUUID } from 'node:crypto';
import { minorToText } from '../../shared/values/minor.ts';
import type { Issued, MoneyClients, MoneyOperator, Told } from './money-clients.ts';

const CLIENTS = 12;
const JOB_ITEMS = 250;
export const LOAD_CUSTOMERS = Array.from({ length: JOB_ITEMS }, (_, index) => `c-${index}`);

/** A command with what it was answered, and the key under which it can be sent again. */
export interface Acknowledged {
  kind: 'coupon-issue' | 'coupon-recall' | 'allocation' | 'allocation-recall';
  path: string;
  body: object;
  key: string;
  told: Told<Moved>;
  by: MoneyOperator;
}

type Moved = Issued & { operation: { operationId: string; items: { total: number; done: number }; amount: { moved: string } } };

export interface MoneyLoad {
  /** Everything so far; what was refused as a whole moved nothing and is not among them. */
  readonly acknowledged: Acknowledged[];
  /** Resolves in the instant in which the next command is acknowledged: others of its transaction then have no answer yet. */
  next(): Promise<void>;
  /** Ends once every command under way has its answer. */
  stop(): Promise<void>;
}

/** Issues, recalls, allocations, their recalls, and jobs of hundreds of coupons, by many at once and without a pause. */
export async function startMoneyLoad(clients: MoneyClients): Promise<MoneyLoad> {
  const acknowledged: Acknowledged[] = [];
  const waiting: (() => void)[] = [];
  const acknowledge = (one: Acknowledged) => {
    acknowledged.push(one);
    for (const tell of waiting.splice(0)) tell();
  };
  let isStopped = false;
  const run = async (index: number, work: (worker: Worker, round: number) => Promise<void>) => {
    const worker = new Worker(await clients.operator(`operator-${index}`, index), acknowledge, index);
    return async () => {
      for (let round = 0; !isStopped; round++) await work(worker, round);
    };
  };
  const working = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => run(index, index === 0 ? queueJob : moveSomething)));
  const ended = Promise.all(working.map((work) => work()));
  return {
    acknowledged,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    stop: async () => {
      isStopped = true;
      await ended;
    },
  };
}

class Worker {
  readonly #operator: MoneyOperator;
  readonly #acknowledge: (one: Acknowledged) => void;
  readonly customerId: string;
  readonly coupons: string[] = [];
  constructor(operator: MoneyOperator, acknowledge: (one: Acknowledged) => void, index: number) {
    this.#operator = operator;
    this.#acknowledge = acknowledge;
    this.customerId = LOAD_CUSTOMERS[index] ?? 'c-0';
  }

  async send(kind: Acknowledged['kind'], path: string, body: object): Promise<Moved> {
    const key = randomUUID();
    const told = await this.#operator.command<Moved>(path, body, key);
    if (told.status !== 201) throw new Error(`${path} was answered ${told.status}: ${JSON.stringify(told.answer)}`);
    this.#acknowledge({ kind, path, body, key, told, by: this.#operator });
    return told.answer;
  }

  async isOpen(operationId: string): Promise<boolean> {
    const { answer } = await this.#operator.ask<{ state: string }>('GET', `/v1/operations/${operationId}`);
    return answer.state === 'queued' || answer.state === 'running';
  }
}

async function moveSomething(worker: Worker, round: number): Promise<void> {
  const { customerId } = worker;
  const amount = minorToText(BigInt(1 + Math.floor(Math.random() * 500)));
  const parties = { to: 'customer', currency: 'CNY', items: [{ id: customerId, amount }] };
  if (round % 3 === 0) {
    await worker.send('allocation', '/v1/accounts/allocations', parties);
    await worker.send('allocation-recall', '/v1/accounts/recalls', { ...parties, items: [{ id: customerId, amount: '0.01' }] });
    return;
  }
  const items = [customerId, 'c-100', 'c-101'].slice(0, 1 + (round % 3)).map((id) => ({ customerId: id }));
  const { results } = await worker.send('coupon-issue', '/v1/coupons/issues', { quotaId: 'q-1', faceValue: amount, items });
  worker.coupons.push(...results.flatMap(({ couponId }) => couponId ?? []));
  if (round % 2 === 0) await worker.send('coupon-recall', '/v1/coupons/recalls', { couponIds: worker.coupons.splice(0, 2) });
}

/** One job at a time, so that every kill has a good chance to meet one. */
async function queueJob(worker: Worker): Promise<void> {
  const items = LOAD_CUSTOMERS.map((customerId) => ({ customerId }));
  const { operation } = await worker.send('coupon-issue', '/v1/coupons/issue-jobs', { quotaId: 'q-1', faceValue: '0.05', items });
  for (let asked = 0; asked < 20 && (await worker.isOpen(operation.operationId)); asked++)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
