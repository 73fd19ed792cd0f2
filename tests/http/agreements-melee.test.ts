import { afterEach, beforeEach, expect, it } from 'vitest';
import { eraseCustomer } from '../../bff/actions/customers/erase.ts';
import { checkChain } from '../../bff/domain/audit-chain.ts';
import { standingFaultLine, standingFaults } from '../../bff/node/program/standing-faults.ts';
import type { Store } from '../../bff/ports/store.ts';
import { onBothEngines, security } from '../storage/stores.ts';
import { book, events, NOTICE, onStore, present, publish, sign, versionOf, withdraw } from './agreement-world.ts';
import { submit } from './dissociation-world.ts';
import { ADMINISTRATOR, type Fixture, PARTNER, type Reply, type Session, seed } from './fixture.ts';

const CUSTOMERS = ['c-1', 'c-2', 'c-3'];
/** What may be answered to somebody before whom others were; null: nothing was refused. */
const REFUSALS = [
  ...[null, 'agreement-withdrawn', 'agreement-outdated', 'agreement-signed-already', 'agreement-effective-order'],
  ...['signature-withdrawn', 'manifest-used', 'not-found', 'session-revoked', 'customer-dissociated'],
];
const refusalOf = ({ status, answer: { code } }: Reply) => (status < 400 ? null : `${code}`);
/** How often a customer presents, signs and withdraws while all else goes on. */
const ROUNDS = 4;

onBothEngines('Publishing, withdrawing, signing, withdrawing what was signed, leaving and erasing beside each other', (engines) => {
  let replicas: Fixture[];
  let first: Fixture;

  beforeEach(async () => {
    const { store, address } = await engines.open();
    const stores: Store[] = [store, await engines.reopen(address)];
    const keys = await seed(store);
    replicas = stores.map((one) => onStore(one, keys, { requestsPerMinute: 100_000 }));
    first = replicas[0] as Fixture;
    await publish(first);
  });
  afterEach(() => {
    expect(replicas.flatMap(({ failures }) => failures)).toEqual([]);
  });

  const at = (index: number): Fixture => replicas[index % replicas.length] as Fixture;

  /** Codes of all that was refused on the way. */
  async function clerkAt(fixture: Fixture, session: Session): Promise<(string | null)[]> {
    const refused: (string | null)[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const presented = await present(session);
      refused.push(refusalOf(presented));
      if (presented.status !== 200) continue;
      const signed = await sign(session, presented.answer.manifest);
      refused.push(refusalOf(signed));
      if (signed.status !== 200 || round === ROUNDS - 1) continue;
      refused.push(refusalOf(await withdraw(session, signed.answer.signature.recordId)));
    }
    fixture.clock.now += 1;
    return refused;
  }

  async function partner(): Promise<(string | null)[]> {
    const refused: (string | null)[] = [];
    for (const version of [2, 3, 4]) {
      refused.push(refusalOf(await book(at(version), '/v1/agreements/versions', versionOf(version))));
      refused.push(refusalOf(await book(at(version + 1), '/v1/agreements/versions/withdraw', { code: NOTICE, version })));
    }
    return refused;
  }

  /** The customer leaves while it signs. */
  async function leave(customerId: string): Promise<(string | null)[]> {
    const ada = await first.openSession(ADMINISTRATOR);
    expect((await submit(ada, customerId)).status).toBe(201);
    return [];
  }

  /** Signs and withdraws before anybody else is about. */
  async function once(session: Session): Promise<void> {
    const signed = await sign(session, (await present(session)).answer.manifest);
    expect(signed.status).toBe(200);
    expect((await withdraw(session, signed.answer.signature.recordId)).status).toBe(200);
  }

  it('leaves a whole chain, standings that follow from it, and an event and a line of the trail for each row', async () => {
    const sessions = await Promise.all(
      CUSTOMERS.flatMap((customerId, index) => [0, 1].map((tab) => at(index + tab).openSession({ kind: 'end-customer', customerId }))),
    );
    // How many get a turn in the crowd is left to chance; these rows the chain has in any case.
    for (const [index, session] of sessions.entries()) if (index % 2 === 0) await once(session);
    const clock = { now: () => first.clock.now, businessNow: () => first.clock.now };
    const erasing = eraseCustomer({ store: first.store, security, clock }, PARTNER, 'c-3');
    const clerks = sessions.map((session, index) => clerkAt(at(index), session));
    const [refusals] = await Promise.all([Promise.all([...clerks, partner(), leave('c-2')]), erasing]);
    // Each is the rules' answer to what somebody else did first.
    for (const code of refusals.flat()) expect(REFUSALS).toContain(code);

    const rows = await first.store.reads.agreements.after(PARTNER, 0, 1000);
    const chain = (async function* () {
      yield* rows;
    })();
    expect(await checkChain(chain, { hashRow: (row) => security.hashAuditRow(row) })).toMatchObject({ state: 'intact', rows: rows.length });
    const wrong: string[] = [];
    for await (const faults of standingFaults(first.store.reads)) wrong.push(...faults.map(standingFaultLine));
    expect(wrong).toEqual([]);

    const trail = (await first.audit()).filter(({ outcome, details }) => outcome === 'done' && details.isRepeat !== true);
    const inTrail = trail.flatMap(({ action, details }) =>
      ['agreement.sign', 'agreement.withdraw-signature'].includes(action) ? [[details.sequence, details.hash]] : [],
    );
    expect(inTrail.sort(([one], [other]) => Number(one) - Number(other))).toEqual(rows.map(({ sequence, hash }) => [sequence, hash]));
    const told = (await events(first, PARTNER)).filter(
      ({ type, data }) => type === 'agreement.signed' || (type === 'agreement.withdrawn' && data.recordId),
    );
    expect(told).toHaveLength(rows.length);
    const manifests = rows.filter(({ kind }) => kind === 'signed').map(({ manifestId }) => manifestId);
    expect(new Set(manifests).size).toBe(manifests.length);
    expect(rows.length).toBeGreaterThanOrEqual(2 * CUSTOMERS.length);
  });
});
