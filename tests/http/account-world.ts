import { addKey } from '../../bff/actions/keys/add-key.ts';
import { ledgerFaults } from '../../bff/node/program/verify-ledger.ts';
import type { LedgerAccount } from '../../bff/ports/ledger.ts';
import type { LedgerFault } from '../../bff/ports/proofs.ts';
import type { Store } from '../../bff/ports/store.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { minorToText } from '../../shared/values/minor.ts';
import { customerRecord, named } from '../storage/records.ts';
import { security } from '../storage/security.ts';
import { type Fixture, PARTNER, type Reply, type Session, START } from './fixture.ts';
import { addResellers, command, EAST } from './quota-world.ts';

export type Checked = AnswerOf<'POST /v1/accounts/allocations/check'>;
export type Moved = AnswerOf<'POST /v1/accounts/allocations'>;
export type Accounts = AnswerOf<'GET /v1/accounts'>;
export type Adjustments = AnswerOf<'POST /v1/accounts/adjustments'>;
type Parties = BodyOf<'POST /v1/accounts/allocations'>;

/** Two resellers, of which the first has customers of its own. */
export async function addAccountWorld(store: Store): Promise<void> {
  await addResellers(store);
  await store.write(EAST, async (unit) => {
    const ids = ['e-1', 'e-2'];
    await unit.customers.save(
      EAST,
      ids.map((customerId) => customerRecord(customerId, named('东方云商'))),
    );
  });
}

/** A secret key of a reseller's, whose own server calls with it. */
export async function keyOf({ store, clock }: Fixture, partnerId: string): Promise<string> {
  const made = await addKey({ store, security, clock: { now: () => clock.now, businessNow: () => START } }, partnerId);
  if ('refusal' in made) throw new Error(made.refusal);
  return made.secret;
}

let references = 0;

/** A command of the partner's own server, under a key of its own. */
export function book<Answer>(
  fixture: Fixture,
  path: string,
  body: unknown,
  { bearer = fixture.key, key = `book-${++references}-key` } = {},
) {
  return fixture.call('POST', path, { bearer, origin: null, body, headers: { 'idempotency-key': key } }) as Promise<Reply<Answer>>;
}

export function topUp(
  fixture: Fixture,
  amount: string,
  more: Partial<BodyOf<'POST /v1/accounts/top-ups'>> & { bearer?: string } = {},
): Promise<Reply<AnswerOf<'POST /v1/accounts/top-ups'>>> {
  const { bearer = fixture.key, ...different } = more;
  const body = { accountType: 'balance', currency: 'CNY', direction: 'in', amount, reference: `top-up-${++references}`, ...different };
  return book(fixture, '/v1/accounts/top-ups', body, { bearer });
}

export function charge(
  fixture: Fixture,
  customerId: string,
  amount: string,
  more: Partial<BodyOf<'POST /v1/accounts/charges'>> & { bearer?: string } = {},
): Promise<Reply<AnswerOf<'POST /v1/accounts/charges'>>> {
  const { bearer = fixture.key, ...different } = more;
  const body = { customerId, currency: 'CNY', direction: 'spent', amount, reference: `charge-${++references}`, ...different };
  return book(fixture, '/v1/accounts/charges', body, { bearer });
}

/** Amounts by customer, or by reseller with `to`. */
function parties(amounts: Readonly<Record<string, string>>, different: Partial<Parties>): Parties {
  return { to: 'customer', currency: 'CNY', items: Object.entries(amounts).map(([id, amount]) => ({ id, amount })), ...different };
}

type Amounts = Readonly<Record<string, string>>;

export function allocate(session: Session, amounts: Amounts, different: Partial<Parties> = {}, key?: string): Promise<Reply<Moved>> {
  return command<Moved>(session, '/v1/accounts/allocations', parties(amounts, different), key);
}

export function recall(session: Session, amounts: Amounts, different: Partial<Parties> = {}, key?: string): Promise<Reply<Moved>> {
  return command<Moved>(session, '/v1/accounts/recalls', parties(amounts, different), key);
}

export function check(session: Session, what: 'allocations' | 'recalls', amounts: Amounts, different: Partial<Parties> = {}) {
  return session.post<Checked>(`/v1/accounts/${what}/check`, parties(amounts, different));
}

/** What stands in accounts of the ledger, as text. */
export async function ledgerOf({ store }: Fixture, partnerId: string, ...accounts: readonly LedgerAccount[]): Promise<string[]> {
  const balances = await store.reads.ledger.balances({ partnerId, asset: 'money', currency: 'CNY' }, accounts);
  return balances.map(minorToText);
}

export const BALANCE = { kind: 'account', accountType: 'balance' } as const;
export const UPSTREAM = { kind: 'upstream' } as const;
export const held = (operationId: string) => ({ kind: 'held', operationId, quotaId: null }) as const;
export const customer = (customerId: string) => ({ kind: 'customer', customerId }) as const;
export const spent = (customerId: string) => ({ kind: 'customer-spent', customerId }) as const;
export const reseller = (resellerId: string) => ({ kind: 'reseller', resellerId }) as const;

/** The distributor's account, what its customers hold, and what left for outside: all of its book. */
export async function ownBook(fixture: Fixture, ...customerIds: readonly string[]): Promise<string[]> {
  return ledgerOf(fixture, PARTNER, BALANCE, ...customerIds.map(customer));
}

/** What became of each item. */
export function outcomesOf(reply: Reply<Moved>): (string | null)[] {
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
  return reply.answer.results.map(({ state, refusal }) => refusal ?? state);
}

/** What `verify` finds wrong with all books. */
export async function faultsOf({ store }: Fixture): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  for await (const fault of ledgerFaults(store.reads)) faults.push(fault);
  return faults;
}
