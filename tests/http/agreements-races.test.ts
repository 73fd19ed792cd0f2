import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkChain } from '../../bff/domain/audit-chain.ts';
import type { Store } from '../../bff/ports/store.ts';
import { onBothEngines, security } from '../storage/stores.ts';
import {
  book,
  CLERK,
  codeOf,
  events,
  NOTICE,
  nextKey,
  onStore,
  present,
  publish,
  type Signed,
  sign,
  versionOf,
  withdraw,
} from './agreement-world.ts';
import { type Fixture, PARTNER, type Reply, type Session, seed } from './fixture.ts';

onBothEngines('Signing that happens in several places at once', (engines) => {
  let stores: Store[];
  let replicas: Fixture[];
  let first: Fixture;
  /** Of one person, one at each replica. */
  let tabs: Session[];

  beforeEach(async () => {
    const { store, address } = await engines.open();
    stores = [store, await engines.reopen(address)];
    const keys = await seed(store);
    replicas = stores.map((one) => onStore(one, keys, { requestsPerMinute: 100_000 }));
    first = replicas[0] as Fixture;
    await publish(first);
    tabs = await Promise.all(replicas.map((replica) => replica.openSession(CLERK)));
  });
  afterEach(() => {
    expect(replicas.flatMap(({ failures }) => failures)).toEqual([]);
  });

  const rows = () => first.store.reads.agreements.after(PARTNER, 0, 1000);
  const of = <One>(all: readonly One[], index: number): One => all[index % all.length] as One;
  async function expectIntact(): Promise<void> {
    const all = await rows();
    const chain = (async function* () {
      yield* all;
    })();
    expect(await checkChain(chain, { hashRow: (row) => security.hashAuditRow(row) })).toMatchObject({ state: 'intact', rows: all.length });
  }

  it('two tabs with a manifest and a key each make one record, which both are told', async () => {
    const manifests = await Promise.all(tabs.map(async (tab) => (await present(tab)).answer.manifest));
    const replies = await Promise.all(tabs.map((tab, index) => sign(tab, of(manifests, index))));
    expect(replies.map(({ answer }) => answer.isRepeat).sort()).toEqual([false, true]);
    expect(new Set(replies.map(({ answer }) => answer.signature.hash)).size).toBe(1);
    expect(await rows()).toHaveLength(1);
    const told = await events(first, PARTNER);
    expect(told.filter(({ type }) => type === 'agreement.signed')).toHaveLength(1);
    const audited = (await first.audit()).filter(({ action }) => action === 'agreement.sign');
    expect(audited.map(({ outcome, details }) => [outcome, details.isRepeat, details.sequence])).toEqual([
      ['done', false, 1],
      ['done', true, 1],
    ]);
  });

  it('twenty clicks on one manifest, with the same key and others, make one record', async () => {
    const { manifest } = (await present(of(tabs, 0))).answer;
    const key = nextKey();
    const clicks = Array.from({ length: 20 }, (_, index) => sign(of(tabs, index), manifest, { key: index % 3 === 0 ? nextKey() : key }));
    const replies = await Promise.all(clicks);
    const codes = replies.map(codeOf).filter((code) => code !== null);
    expect(new Set(codes).size).toBeLessThanOrEqual(1);
    for (const code of codes) expect(code).toBe('request-in-flight');
    const signed = replies.filter(({ status }) => status === 200);
    expect(signed.length).toBeGreaterThan(0);
    expect(new Set(signed.map(({ answer }) => answer.signature.recordId)).size).toBe(1);
    expect(await rows()).toHaveLength(1);
  });

  it('a withdrawal and a second signature beside each other leave one that stands, or none, never two', async () => {
    const { manifest } = (await present(of(tabs, 0))).answer;
    const { signature } = (await sign(of(tabs, 0), manifest)).answer;
    const second = (await security.readManifest(manifest)) as Record<string, unknown>;
    const other = await security.signManifest({ ...second, manifestId: 'man_second' });
    const [withdrawn, again] = (await Promise.all([withdraw(of(tabs, 0), signature.recordId), sign(of(tabs, 1), other)])) as [
      Reply,
      Reply<Signed>,
    ];
    expect([withdrawn.status, again.status]).toEqual([200, 200]);
    const all = await rows();
    expect(all.map(({ kind }) => kind)).toEqual(again.answer.isRepeat ? ['signed', 'withdrawn'] : ['signed', 'withdrawn', 'signed']);
    const [standing] = await first.store.reads.agreements.standings(PARTNER, 'c-1');
    expect(standing?.isWithdrawn).toBe(again.answer.isRepeat);
    await expectIntact();
  });

  it('a new version published while many sign: each signs the old one before it, or hears of the new one', async () => {
    const customers = ['c-1', 'c-2', 'c-3'];
    const sessions = await Promise.all(
      customers.map((customerId, index) => of(replicas, index).openSession({ kind: 'end-customer', customerId })),
    );
    const manifests = await Promise.all(sessions.map(async (session) => (await present(session)).answer.manifest));
    const [published, ...replies] = await Promise.all([
      book(of(replicas, 1), '/v1/agreements/versions', versionOf(2)),
      ...sessions.map((session, index) => sign(session, of(manifests, index))),
    ]);
    expect(published?.status).toBe(201);
    const signed = (replies as Reply<Signed>[]).filter(({ status }) => status === 200);
    for (const reply of replies.filter(({ status }) => status !== 200))
      expect(reply.answer).toMatchObject({ code: 'agreement-outdated', agreements: [{ code: NOTICE, version: 2 }] });
    expect((await rows()).map(({ version }) => version)).toEqual(signed.map(() => 1));
    await expectIntact();
  });

  it('many customers at both replicas make one chain without a gap', async () => {
    const customers = ['c-1', 'c-2', 'c-3'];
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(
        customers.map(async (customerId, index) => {
          const session = await of(replicas, index + round).openSession({ kind: 'end-customer', customerId });
          const { manifest } = (await present(session)).answer;
          const { signature } = (await sign(session, manifest)).answer;
          await withdraw(session, signature.recordId);
        }),
      );
    }
    const all = await rows();
    expect(all.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    await expectIntact();
  });

  it('two replicas publish at once: each version has a number of its own, or is nothing new', async () => {
    const replies = await Promise.all(
      [2, 3, 3].map((version, index) => book<{ version: number }>(of(replicas, index), '/v1/agreements/versions', versionOf(version))),
    );
    const made = replies.flatMap(({ status, answer }) => (status === 201 ? [answer.version] : []));
    expect(made.toSorted()).toEqual(made.map((_, index) => index + 2));
    for (const { status, answer } of replies) if (status !== 201) expect(answer.code).toBe('agreement-unchanged');
    expect(await first.store.reads.agreements.versions(PARTNER, NOTICE)).toHaveLength(made.length + 1);
  });

  it('sweeps of both tell once that a version became effective', async () => {
    await publish(first, 2, { effectiveAt: new Date(first.clock.now + 1000).toISOString() });
    for (const replica of replicas) replica.clock.now += 2000;
    await Promise.all([...replicas, ...replicas].map(({ bff }) => bff.operations.sweep()));
    const told = (await events(first, PARTNER)).filter(({ type }) => type === 'agreement.pending');
    expect(told.map(({ data }) => data.version)).toEqual([1, 2]);
  });

  it('a signature that cannot be committed leaves nothing: no row, standing, annex, event, audit row or answer', async () => {
    const { manifest } = (await present(of(tabs, 0))).answer;
    const before = [await first.audit(), await events(first, PARTNER)];
    const [store] = stores as [Store];
    const failing: Store = {
      ...store,
      reads: store.reads,
      write: (partnerId, command, options) =>
        store.write(
          partnerId,
          async (unit) => {
            await command(unit);
            throw new Error('The process ends here.');
          },
          options,
        ),
    };
    const key = nextKey();
    const broken = onStore(failing, [first.key, first.otherKey]);
    const reply = await broken.call('POST', '/v1/agreements/sign', {
      bearer: of(tabs, 0).token,
      body: { manifest, isAccepted: true, capacity: 'self', viewed: 'open' },
      headers: { 'idempotency-key': key },
    });
    expect(reply.status).toBe(500);
    expect(await rows()).toEqual([]);
    expect(await first.store.reads.agreements.standings(PARTNER, 'c-1')).toEqual([]);
    expect(await first.store.reads.agreements.annexPartners('9999')).toEqual([]);
    expect([await first.audit(), await events(first, PARTNER)]).toEqual(before);
    const retried = await sign(of(tabs, 0), manifest, { key });
    expect(retried.answer).toMatchObject({ isRepeat: false, signature: { sequence: 1 } });
    expect(retried.headers.get('idempotency-replayed')).toBeNull();
  });
});
