import { beforeEach, expect, test } from 'vitest';
import { eraseCustomer } from '../../bff/actions/customers/erase.ts';
import type { JobRecord } from '../../bff/ports/jobs.ts';
import type { Store } from '../../bff/ports/store.ts';
import { customerRecord, jobRecord, NOW, named, partnerRecord } from './records.ts';
import { onBothEngines, security } from './stores.ts';

const DISTRIBUTOR = 'par_distributor';
const RESELLER = 'par_reseller';
const STRANGER = 'par_stranger';
const NEXT_WEEK = '2024-10-07T04:00:00.000Z';
const now = () => Date.parse(NOW);

onBothEngines('Erasing a customer of a reseller', (engines) => {
  let store: Store;

  beforeEach(async () => {
    ({ store } = await engines.open());
    await addPartner(DISTRIBUTOR, 'distributor', null);
    await addPartner(RESELLER, 'reseller', DISTRIBUTOR);
    await addPartner(STRANGER, 'distributor', null);
  });

  async function addPartner(partnerId: string, kind: 'distributor' | 'reseller', parentPartnerId: string | null): Promise<void> {
    await store.write(partnerId, async (unit) => {
      await unit.partners.add({ ...partnerRecord(partnerId), kind, parentPartnerId });
      await unit.customers.save(partnerId, [customerRecord('cus-1', named('李雷'))]);
    });
  }

  async function exported(partnerId: string, jobId: string, stated: Partial<JobRecord> = {}): Promise<void> {
    const lease = { owner: 'w', until: NEXT_WEEK };
    const chunk = new TextEncoder().encode('李**');
    await store.write(partnerId, async (unit) => {
      await unit.jobs.add(jobRecord(jobId, { partnerId, ...stated }));
      await unit.jobs.claim(partnerId, jobId, NOW, lease);
      await unit.jobs.advance(partnerId, jobId, { ...lease, chunk, bytes: chunk.length, done: 1, total: 1, checkpoint: '{}' });
      await unit.jobs.end(partnerId, jobId, { owner: 'w', state: 'done', at: NOW, failure: null, fileExpiresAt: NEXT_WEEK });
    });
  }

  const fileOf = (partnerId: string, jobId: string) => store.reads.jobs.chunk(partnerId, jobId, 0);

  test('takes away the files in which it stands masked, at the reseller and at its distributor, and no others', async () => {
    await exported(RESELLER, 'job_own');
    await exported(RESELLER, 'job_audit', { what: 'audit' });
    await exported(DISTRIBUTOR, 'job_above');
    await exported(STRANGER, 'job_stranger');
    const clock = { now, businessNow: now };
    expect(await eraseCustomer({ store, security, clock }, RESELLER, 'cus-1')).toMatchObject({ droppedFiles: 2 });
    expect([await fileOf(RESELLER, 'job_own'), await fileOf(DISTRIBUTOR, 'job_above')]).toEqual([null, null]);
    expect([await fileOf(RESELLER, 'job_audit'), await fileOf(STRANGER, 'job_stranger')]).not.toContain(null);
    expect(await store.reads.jobs.find(DISTRIBUTOR, 'job_above')).toMatchObject({ state: 'done', fileExpiresAt: NOW });
    expect((await store.reads.audit.after(RESELLER, 0, 10)).at(-1)).toMatchObject({ details: { droppedFiles: 2 } });
  });

  test('leaves another partner’s customer of the same id as it was', async () => {
    const clock = { now, businessNow: now };
    await eraseCustomer({ store, security, clock }, RESELLER, 'cus-1');
    const values = await store.reads.customers.values([RESELLER, DISTRIBUTOR], { kind: 'all' }, 'customerName', ['cus-1']);
    expect(new Map(values.map(({ partnerId, value }) => [partnerId, value]))).toEqual(
      new Map([
        [RESELLER, null],
        [DISTRIBUTOR, '李雷'],
      ]),
    );
  });
});
