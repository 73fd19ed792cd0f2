import { type Answered, type Traffic, trafficAt } from './partner-traffic.ts';

export interface LoadReport {
  /** Requests that were answered as they should be, by what they did. */
  answered: Readonly<Record<string, number>>;
  /** Everything else. */
  failed: readonly string[];
  /** How often each customer was given to somebody else. */
  assigned: number;
  /** The name that was saved last of the first customer. */
  lastName: string;
  /** Exports, from the request to the file. */
  exported: number;
}

export interface Load {
  /** Ends after what is under way, exports included. */
  stop(): Promise<LoadReport>;
  /** Requests that were answered so far. */
  count(): number;
}

const CUSTOMER = 'cus-0';
const PAUSE_MILLISECONDS = 15;

/** What a busy morning asks for, each thing again and again: searches, reveals, sign-ins, the partner's own systems, exports. */
export function startLoad(origin: string, key: string, token: string): Load {
  const traffic = trafficAt(origin, key);
  const answered: Record<string, number> = {};
  const failed: string[] = [];
  const done = { assigned: 0, lastName: '', exported: 0 };
  let isStopped = false;

  const ask = async (what: string, asking: () => Promise<Answered>, wanted: number): Promise<Answered | null> => {
    const answer = await asking().catch((error: unknown) => `${error}: ${(error as { cause?: unknown }).cause}`);
    if (typeof answer !== 'string' && answer.status === wanted) {
      answered[what] = (answered[what] ?? 0) + 1;
      return answer;
    }
    failed.push(`${what}: ${typeof answer === 'string' ? answer : `${answer.status} ${JSON.stringify(answer.body)}`}`);
    return null;
  };
  const by = (method: string, path: string, body?: unknown) => () => traffic.byToken(token, method, path, body);
  const rounds: Record<string, (round: number) => Promise<unknown>> = {
    search: () => ask('search', by('POST', '/v1/customers/search', { page: { size: 10, at: 'first' } }), 200),
    reveal: () => ask('reveal', by('POST', '/v1/customers/reveal', { field: 'mobile', customerIds: [CUSTOMER] }), 200),
    swap: () => ask('swap', () => signIn(traffic), 200),
    save: async (round) => {
      const customerName = `客户第${round}版`;
      const customers = [{ customerId: CUSTOMER, customerName, associationType: 'agency-sale', associatedAt: '2024-01-01T00:00:00.000Z' }];
      if (await ask('save', () => traffic.byKey('PUT', '/v1/customers', { customers }), 200)) done.lastName = customerName;
    },
    assign: async (round) => {
      if (await ask('assign', () => traffic.assign(round % 2 ? 'wang' : 'li'), 200)) done.assigned += 1;
    },
    export: async () => {
      const made = await ask('export', by('POST', '/v1/exports', { format: 'csv', export: { what: 'customers' } }), 201);
      while (made) {
        const job = await ask('job', by('GET', `/v1/jobs/${made.body.jobId}`), 200);
        if (job?.body.state === 'done') {
          done.exported += 1;
          return;
        }
        if (job && !['queued', 'running'].includes(job.body.state)) return void failed.push(`export: ${job.body.state}`);
        await pause(100);
      }
    },
  };
  const working = Object.values(rounds).map(async (run) => {
    for (let round = 0; !isStopped; round++) {
      await run(round);
      await pause(PAUSE_MILLISECONDS);
    }
  });
  return {
    count: () => Object.values(answered).reduce((sum, count) => sum + count, 0),
    stop: async () => {
      isStopped = true;
      await Promise.all(working);
      return { answered, failed, ...done };
    },
  };
}

/** A session from the secret key to the first answer. */
async function signIn(traffic: Traffic): Promise<Answered> {
  const opened = await traffic.open();
  return 'token' in opened ? traffic.byToken(opened.token, 'GET', '/v1/session') : opened;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
