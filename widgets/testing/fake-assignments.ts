import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import type { ProblemCode } from '../../shared/values/problem-codes.ts';
import type { FakeBff } from './fake-bff.ts';
import type { PlainCustomer } from './fake-customers.ts';

type Batch = AnswerOf<'POST /v1/assignments'>;

/** `user-0` holds customers of even places, `user-1` of odd ones, as the fake customers have it; `user-2` holds nobody. */
export const MANAGERS: AnswerOf<'GET /v1/account-managers'>['accountManagers'] = [
  { operatorId: 'op_0', userId: 'user-0', name: '陈*', customers: 30, supervisorUserId: 'boss-1' },
  { operatorId: 'op_1', userId: 'user-1', name: '刘*', customers: 31, supervisorUserId: null },
  { operatorId: 'op_2', userId: 'user-2', name: '刘*', customers: 0, supervisorUserId: null },
];

function batchOf(customerIds: readonly string[], decide: (customerId: string) => ProblemCode | null): Response {
  const results = customerIds.map((customerId) => {
    const refusal = decide(customerId);
    return { customerId, state: refusal ? ('refused' as const) : ('done' as const), refusal };
  });
  const done = results.filter(({ state }) => state === 'done').length;
  const answer: Batch = { results, done, refused: results.length - done };
  return Response.json(answer);
}

const holderOf = ({ index, managerName }: PlainCustomer): string | null => (managerName === null ? null : `op_${index % 2}`);

/** Lets the fake BFF tag, assign and withdraw, and its sessions, too. */
export function allowAssignments(bff: FakeBff): void {
  const find = (customerId: string): PlainCustomer | undefined => bff.plain.find((customer) => customer.customerId === customerId);
  bff.endpoints.set('GET /v1/account-managers', () => Response.json({ accountManagers: MANAGERS }));
  bff.endpoints.set('POST /v1/assignments', ({ body }) => {
    const { customerIds, from } = body as BodyOf<'POST /v1/assignments'>;
    return batchOf(customerIds, (customerId) => {
      const customer = find(customerId);
      if (!customer) return 'not-found';
      const holder = holderOf(customer);
      if (from === undefined && holder !== null) return 'customer-assigned';
      if (from !== undefined && holder !== from) return 'assigned-elsewhere';
      customer.managerName = '刘洋';
      return null;
    });
  });
  bff.endpoints.set('POST /v1/assignments/withdraw', ({ body }) =>
    batchOf((body as BodyOf<'POST /v1/assignments/withdraw'>).customerIds, (customerId) => {
      const customer = find(customerId);
      if (!customer) return 'not-found';
      if (customer.managerName === null) return 'customer-unassigned';
      customer.managerName = null;
      return null;
    }),
  );
  bff.endpoints.set('POST /v1/customers/tags', ({ body }) => {
    const { customerIds, add = [], remove = [] } = body as BodyOf<'POST /v1/customers/tags'>;
    return batchOf(customerIds, (customerId) => {
      const customer = find(customerId);
      if (!customer) return 'not-found';
      customer.tags = [...new Set([...customer.tags.filter((tag) => !remove.includes(tag)), ...add])];
      return null;
    });
  });
}
