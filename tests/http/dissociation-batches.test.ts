import { beforeEach, expect, it } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import { allocate, topUp } from './account-world.ts';
import { check, type Dissociation, settle, state, submit } from './dissociation-world.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Reply, type Session } from './fixture.ts';
import { asked, issue } from './issue-world.ts';
import { faultsOf, quotaOf, showQuota, stateQuotas } from './quota-world.ts';

const COUNT = 8;
const CUSTOMERS = Array.from({ length: COUNT }, (_, index) => `leaving-${index}`);

onBothEngines('Customers who leave or change their tie while others act for them at the same instant', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store], { requestsPerMinute: 1_000_000 }))[0] as Fixture;
    await stateQuotas(fixture, [quotaOf('q-1', { total: '100000.00' })]);
    await topUp(fixture, '100000.00');
    const tie = { associationType: 'agency-sale', associatedAt: '2024-01-01T00:00:00.000Z' };
    await state(
      fixture,
      CUSTOMERS.map((customerId) => ({ customerId, ...tie })),
    );
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  const heard = ({ status, text }: Reply) => (status === 200 || status === 201 ? 'heard' : text);
  const issueTo = (customerId: string) => issue(ada, asked({ faceValue: '5.00' }, [customerId]));

  /** What others do for a customer around the instant at which its tie ends. */
  async function around(customerId: string, index: number, end: () => Promise<string>): Promise<void> {
    const issuing = async () => heard(await issueTo(customerId));
    const acts = [issuing, end, async () => heard(await allocate(ada, { [customerId]: '3.00' })), issuing];
    const turned = [...acts.slice(index % acts.length), ...acts.slice(0, index % acts.length)];
    for (const outcome of await Promise.all(turned.map((act) => act()))) expect(outcome).toBe('heard');
  }

  async function expectNothingLeft(): Promise<void> {
    for (const customerId of CUSTOMERS) {
      expect(await fixture.store.reads.coupons.leftOf(PARTNER, customerId)).toEqual([]);
      const late = await issueTo(customerId);
      expect(late.answer.results.map(({ state: outcome }) => outcome)).toEqual(['refused']);
    }
    const book = { partnerId: PARTNER, asset: 'money', currency: 'CNY' } as const;
    const left = await fixture.store.reads.ledger.balances(
      book,
      CUSTOMERS.map((customerId) => ({ kind: 'customer', customerId }) as const),
    );
    expect(left).toEqual(CUSTOMERS.map(() => 0n));
    expect(await showQuota(ada, 'q-1')).toMatchObject({ available: '100000.00', outstanding: '0.00' });
    expect(await faultsOf(fixture)).toEqual([]);
    expect(fixture.failures).toEqual([]);
  }

  it('keep neither coupons nor money once they have left, whoever came first', async () => {
    const submitted: Dissociation[] = [];
    for (const customerId of CUSTOMERS) {
      expect((await check(ada, customerId)).answer.isPassed).toBe(true);
      submitted.push((await submit(ada, customerId)).answer);
    }
    const leave = async (index: number) => heard(await settle(fixture, submitted[index] as Dissociation));
    await Promise.all(CUSTOMERS.map((customerId, index) => around(customerId, index, () => leave(index))));
    await expectNothingLeft();
  });

  it('keep neither coupons nor money once they are referral customers, whoever came first', async () => {
    const turn = async (customerId: string) => {
      const [outcome] = await state(fixture, [{ customerId, associationType: 'referral' }]);
      return outcome === 'changed' ? 'heard' : String(outcome);
    };
    await Promise.all(CUSTOMERS.map((customerId, index) => around(customerId, index, () => turn(customerId))));
    await expectNothingLeft();
  });
});
