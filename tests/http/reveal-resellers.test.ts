import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareCustomer } from '../../bff/actions/customers/prepare.ts';
import { addKey } from '../../bff/actions/keys/add-key.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { clearCustomer } from '../storage/records.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, MANAGER, OTHER_PARTNER, openFixture, PARTNER, type Session } from './fixture.ts';

const security = createDemonstrationSecurity();
const EAST = 'par_EEEEEEEEEEEEEEEEEEEEEE';
const WEST = 'par_WWWWWWWWWWWWWWWWWWWWWW';
const REVEAL = '/v1/customers/reveal';

let fixture: Fixture;
let session: Session;
const reveal = (body: object, by = session) => by.post(REVEAL, { field: 'mobile', customerIds: ['e-1'], indirectPartnerId: EAST, ...body });

beforeEach(async () => {
  fixture = await openFixture();
  session = await fixture.openSession(ADMINISTRATOR);
  await addReseller(EAST, { 'e-1': '13100000001', shared: '13100000009' });
  await addReseller(WEST, { 'w-1': '13200000001', shared: '13200000009' });
});
afterEach(() => fixture.store.close());

async function addReseller(partnerId: string, mobiles: Record<string, string>): Promise<void> {
  const records = await Promise.all(
    Object.entries(mobiles).map(([customerId, mobile]) => prepareCustomer(security, partnerId, { ...CUSTOMER, customerId, mobile })),
  );
  await fixture.store.write(partnerId, async (unit) => {
    const partner = { name: `Cloud ${partnerId}`, kind: 'reseller', mode: 'test', currency: 'CNY', rolesFrom: 'session' } as const;
    await unit.partners.add({ ...partner, partnerId, parentPartnerId: PARTNER });
    await unit.customers.save(partnerId, records);
  });
}

const CUSTOMER = clearCustomer('', { customerName: '东方云商', accountName: 'dongfang', customerType: 'enterprise' });

describe('a distributor’s reveal of a reseller’s customers', () => {
  it('opens the values, and counts and stands in the trail at the distributor', async () => {
    const { status, answer } = await reveal({});
    expect([status, answer]).toMatchObject([200, { values: [{ customerId: 'e-1', value: '13100000001' }], allowance: { remaining: 199 } }]);
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'customers.reveal',
      targets: ['e-1'],
      details: { field: 'mobile', cells: 1, indirectPartnerId: EAST },
    });
    expect(await fixture.audit(EAST)).toEqual([]);
  });

  it('can go over the customers of all resellers at once, in the order asked for', async () => {
    const { answer } = await reveal({ customerIds: ['w-1', 'e-1'], indirectPartnerId: 'all' });
    expect(answer).toMatchObject({
      values: [
        { customerId: 'w-1', value: '13200000001' },
        { customerId: 'e-1', value: '13100000001' },
      ],
    });
  });

  it('asks which reseller is meant where two have a customer of the same id', async () => {
    const refused = await reveal({ customerIds: ['shared'], indirectPartnerId: 'all' });
    expect([refused.status, refused.answer.errors?.[0]?.pointer]).toEqual([400, '/body/indirectPartnerId']);
    expect((await reveal({ customerIds: ['shared'], indirectPartnerId: WEST })).answer).toMatchObject({
      values: [{ value: '13200000009' }],
    });
  });

  it('answers another distributor’s partner like one that is not there', async () => {
    const replies = [];
    for (const indirectPartnerId of [OTHER_PARTNER, 'par_NNNNNNNNNNNNNNNNNNNNNN']) {
      replies.push(await reveal({ indirectPartnerId, customerIds: ['x-1'] }));
    }
    expect(new Set(replies.map(({ status, text }) => `${status} ${text.replace(/req_[\w-]{22}/, '')}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(404);
  });

  it('belongs to the account manager who holds the reseller, and to nobody else in that role', async () => {
    const manager = await fixture.openSession(ACCOUNT_MANAGER);
    expect((await reveal({}, manager)).status).toBe(404);
    await fixture.store.write(PARTNER, (unit) =>
      unit.resellers.assign(PARTNER, [{ resellerId: EAST, operatorId: MANAGER, assignedAt: '2024-09-01T00:00:00.000Z' }]),
    );
    expect((await reveal({}, manager)).status).toBe(200);
    expect((await reveal({ customerIds: ['w-1'], indirectPartnerId: WEST }, manager)).status).toBe(404);
  });

  it('lets the shown value be passed on under the same reseller, never under the distributor’s own customer of that id', async () => {
    await fixture.addCustomer({ customerId: 'e-1', mobile: '13300000001' });
    await reveal({});
    const disclose = (more: object) =>
      session.post('/v1/customers/disclosures', { customerId: 'e-1', field: 'mobile', act: 'call', ...more });
    expect((await disclose({ indirectPartnerId: EAST })).status).toBe(204);
    expect((await disclose({})).status).toBe(404);
    expect((await fixture.audit()).filter(({ action }) => action === 'customers.disclose').map(({ details }) => details)).toEqual([
      { field: 'mobile', act: 'call', indirectPartnerId: EAST },
      { field: 'mobile', act: 'call' },
    ]);
  });
});

it('only distributors have resellers to reveal', async () => {
  await fixture.store.close();
  fixture = await openFixture();
  await addReseller(EAST, { 'e-1': '13100000001' });
  const time = { now: () => fixture.clock.now, businessNow: () => fixture.clock.now };
  const made = await addKey({ store: fixture.store, security, clock: time }, EAST);
  if ('refusal' in made) throw new Error(made.refusal);
  const minted = await fixture.call('POST', '/v1/sessions', {
    bearer: made.secret,
    origin: null,
    body: { subject: ADMINISTRATOR, origins: ['https://portal.example.com'] },
  });
  const { secret } = minted.answer as unknown as { secret: string };
  const swapped = await fixture.call('POST', '/v1/session/token', { body: { secret } });
  const { token } = swapped.answer as unknown as { token: string };
  const refused = await fixture.call('POST', REVEAL, {
    bearer: token,
    body: { field: 'mobile', customerIds: ['e-1'], indirectPartnerId: EAST },
  });
  expect([refused.status, refused.answer.code]).toEqual([403, 'partner-kind-wrong']);
});
