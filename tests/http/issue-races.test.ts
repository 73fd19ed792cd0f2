import { beforeEach, expect, it } from 'vitest';
import { minorToText, readMinor } from '../../shared/values/minor.ts';
import { onBothEngines } from '../storage/stores.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session } from './fixture.ts';
import { asked, type Issued, issue, queue } from './issue-world.ts';
import { partsOf, quotaOf, showQuota, stateQuotas } from './quota-world.ts';

const CLIENTS = 64;

onBothEngines('Sixty-four clients at one nearly empty quota, through two replicas', (engines) => {
  let here: Fixture;
  let sessions: Session[];

  beforeEach(async () => {
    const { store, address } = await engines.open();
    const replicas = await openReplicas([store, await engines.reopen(address)], { requestsPerMinute: 1_000_000 });
    here = replicas[0] as Fixture;
    await stateQuotas(here, [quotaOf('q-1', { total: '100.00' })]);
    sessions = await Promise.all(replicas.map(({ openSession }) => openSession(ADMINISTRATOR)));
  });

  const client = (index: number) => sessions[index % sessions.length] as Session;
  const customer = (index: number) => `c-${(index % 3) + 1}`;
  const everybody = <Answer>(ask: (index: number) => Promise<Answer>) =>
    Promise.all(Array.from({ length: CLIENTS }, (_, index) => ask(index)));
  const coupons = async () => {
    const left = await Promise.all(['c-1', 'c-2', 'c-3'].map((id) => here.store.reads.coupons.leftOf(PARTNER, id)));
    return left.flat();
  };

  it('get what there is to the last coupon that fits, and not one more', async () => {
    const replies = await everybody((index) => issue(client(index), asked({ faceValue: '7.00' }, [customer(index)])));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(14);
    expect(replies.flatMap(({ answer }) => answer.code ?? [])).toEqual(Array.from({ length: 50 }, () => 'quota-insufficient'));
    expect((await coupons()).map(({ balance }) => balance)).toEqual(Array.from({ length: 14 }, () => 700n));
    const quota = await showQuota(client(0), 'q-1');
    expect([quota.available, quota.outstanding, partsOf(quota).isWhole]).toEqual(['2.00', '98.00', true]);
  });

  it('are refused only what is really not there', async () => {
    const faces = Array.from({ length: CLIENTS }, (_, index) => minorToText(BigInt(101 + ((index * 37) % 450))));
    const replies = await everybody((index) => issue(client(index), asked({ faceValue: faces[index] as string }, [customer(index)])));
    const { available } = await showQuota(client(0), 'q-1');
    const left = readMinor(available) ?? 0n;
    for (const [index, { status, answer }] of replies.entries()) {
      if (status === 201) continue;
      expect(answer.code).toBe('quota-insufficient');
      expect(readMinor(faces[index] as string) ?? 0n).toBeGreaterThan(left);
    }
    const issued = (await coupons()).reduce((sum, { balance }) => sum + balance, 0n);
    expect(issued + left).toBe(10_000n);
  });

  it('and jobs that reserve what they need never spend the same amount twice', async () => {
    const replies = await everybody((index) => {
      const body = asked({ faceValue: '3.00' }, [customer(index), customer(index + 1)]);
      return index % 4 === 0 ? queue(client(index), body) : issue(client(index), body);
    });
    while (await here.bff.operations.runOnce());
    const through = replies.filter(({ status }) => status === 201);
    expect(through).toHaveLength(16);
    expect(await coupons()).toHaveLength(32);
    expect(await showQuota(client(0), 'q-1')).toMatchObject({ available: '4.00', held: '0.00', outstanding: '96.00' });
  });

  it('that repeat one decision get one coupon, whichever replica hears them', async () => {
    const replies = await everybody((index) => issue(client(index), asked(), 'one-decision'));
    const answered = replies.filter(({ status }) => status === 201);
    expect(replies.every(({ status, answer }) => status === 201 || answer.code === 'request-in-flight')).toBe(true);
    expect(new Set(answered.map(({ answer }) => (answer as Issued).results[0]?.couponId)).size).toBe(1);
    expect(await coupons()).toHaveLength(1);
  });
});
