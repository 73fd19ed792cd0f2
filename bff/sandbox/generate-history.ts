import { MASKED_FIELDS, REVEAL_PURPOSES } from '../../shared/values/lists.ts';
import type { AuditEntry } from '../ports/records.ts';
import type { Draw } from './draw.ts';

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;

export interface HistoryPlan {
  operators: readonly { operatorId: string; roles: readonly string[] }[];
  customerIds: readonly string[];
  /** Milliseconds since 1970 in UTC; the history ends before it. */
  now: number;
  rows: number;
  makeId: (prefix: string, label: string) => string;
}

type Part = Pick<AuditEntry, 'action' | 'targets' | 'details'> & { refusal?: string };

/** What an operator of the demonstration may have done within the last three weeks, in order of time. Ids and counts only. */
export function generateHistory(draw: Draw, plan: HistoryPlan): AuditEntry[] {
  const instants = Array.from({ length: plan.rows }, () => plan.now - MINUTE - Math.floor(draw.fraction() ** 1.5 * 21 * DAY)).sort(
    (a, b) => a - b,
  );
  return instants.map((at, index) => {
    const operator = draw.pick(plan.operators);
    const { refusal = null, ...part } = partOf(draw, plan, operator.operatorId);
    return {
      ...part,
      at: new Date(at).toISOString(),
      actor: { kind: 'operator', id: operator.operatorId },
      sessionId: plan.makeId('ses', `history/${operator.operatorId}/${Math.floor(at / DAY)}`),
      requestId: plan.makeId('req', `history/${index}`),
      outcome: refusal === null ? 'done' : 'refused',
      refusal,
    };
  });
}

function partOf(draw: Draw, { customerIds, makeId }: HistoryPlan, operatorId: string): Part {
  const some = (most: number) => [...new Set(Array.from({ length: draw.whole(1, most) }, () => draw.pick(customerIds)))];
  const field = draw.pick(MASKED_FIELDS);
  const kinds: readonly (readonly [() => Part, number])[] = [
    [() => ({ action: 'session.swap', targets: [], details: { origin: 'https://portal.example' } }), 30],
    [() => reveal(some(20), field, draw.pick(REVEAL_PURPOSES)), 28],
    [() => ({ ...reveal(some(20), field, draw.pick(REVEAL_PURPOSES)), refusal: 'reveal-limit-reached' }), 3],
    [() => ({ action: 'customers.disclose', targets: some(1), details: { field: 'mobile', act: draw.pick(['copy', 'call']) } }), 12],
    [() => ({ action: 'customers.search', targets: [], details: { fields: ['customerName'] } }), 14],
    [() => ({ action: 'customers.tag', targets: some(5), details: { add: ['待回访'], remove: [] } }), 6],
    [() => ({ action: 'access', targets: [], details: { endpoint: 'POST /v1/exports' }, refusal: 'permission-missing' }), 3],
    [() => ({ action: 'session.end', targets: [makeId('ses', `history/${operatorId}`)], details: {} }), 4],
  ];
  return draw.weighted(kinds)();
}

function reveal(targets: string[], field: string, purpose: string): Part {
  return { action: 'customers.reveal', targets, details: { field, cells: targets.length, purpose } };
}
