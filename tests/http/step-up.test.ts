import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAccountWorld, BALANCE, customer, ledgerOf, topUp } from './account-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, CLEAR, type Fixture, openFixture, PARTNER, type Session } from './fixture.ts';
import { command } from './quota-world.ts';
import { ADA, allocateWith, allocation, ask, askForCodes, codeIn, otherThan } from './step-up-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let fixture: Fixture;
let ada: Session;

beforeEach(async () => {
  fixture = await openFixture();
  await addAccountWorld(fixture.store);
  await topUp(fixture, '100.00');
  ada = await askForCodes(fixture);
});
afterEach(async () => {
  expect(fixture.failures).toEqual([]);
  await fixture.store.close();
});

const left = () => ledgerOf(fixture, PARTNER, BALANCE, customer('c-1'));
const codeOf = async (reply: Promise<{ status: number; answer: { code?: string } }>) => {
  const { status, answer } = await reply;
  return answer.code ?? status;
};
/** Later, with a session that is still open. */
async function later(milliseconds: number): Promise<void> {
  fixture.clock.now += milliseconds;
  ada = await fixture.openSession(ADMINISTRATOR);
}

describe('an operation behind a code', () => {
  it('goes through with the code that was mailed for it, and not without', async () => {
    expect(await codeOf(allocateWith(ada, null, allocation('10.00')))).toBe('step-up-required');
    const asked = await ask(ada, allocation('10.00'));
    expect([asked.status, asked.answer]).toEqual([
      201,
      { sentTo: 'ad***@example.com', expiresInSeconds: 600, triesLeft: 5, codesLeft: { hour: 14, day: 59 } },
    ]);
    expect(fixture.mail.taken.map(({ to }) => to)).toEqual([ADA]);
    expect((await allocateWith(ada, codeIn(fixture), allocation('10.00'))).status).toBe(201);
    expect(await left()).toEqual(['90.00', '10.00']);
  });

  it('is not opened by the code of another amount, another operation, or somebody else', async () => {
    await ask(ada, allocation('10.00'));
    const code = codeIn(fixture);
    expect(await codeOf(allocateWith(ada, code, allocation('10.01')))).toBe('step-up-code-wrong');
    expect(await codeOf(allocateWith(ada, code, allocation('10.00', { memo: 'more' })))).toBe('step-up-code-wrong');
    const headers = { 'idempotency-key': 'another-key', 'step-up-code': code };
    expect(await codeOf(ada.post('/v1/accounts/recalls', allocation('10.00'), { headers }))).toBe('step-up-code-wrong');
    const grace = await fixture.openSession({ ...ADMINISTRATOR, userId: 'grace' });
    expect(await codeOf(allocateWith(grace, code, allocation('10.00')))).toBe('step-up-code-wrong');
    expect(await left()).toEqual(['100.00', '0.00']);
    expect((await allocateWith(ada, code, allocation('10.00'))).status).toBe(201);
  });

  it('needs a code of its own each time; its repetition under the same key needs none', async () => {
    await ask(ada, allocation('10.00'));
    const code = codeIn(fixture);
    const first = await allocateWith(ada, code, allocation('10.00'), 'key-of-one-decision');
    const again = await allocateWith(ada, null, allocation('10.00'), 'key-of-one-decision');
    expect([again.headers.get('idempotency-replayed'), again.answer]).toEqual(['true', first.answer]);
    expect(await codeOf(allocateWith(ada, code, allocation('10.00')))).toBe('step-up-code-expired');
    expect(await left()).toEqual(['90.00', '10.00']);
  });

  it('can be tried five times, then not even with the right code', async () => {
    await ask(ada, allocation('10.00'));
    const code = codeIn(fixture);
    const wrong = otherThan(code);
    for (const typed of [wrong, 'abcdef', `${code}0`, wrong, wrong])
      expect(await codeOf(allocateWith(ada, typed, allocation('10.00')))).toBe('step-up-code-wrong');
    expect(await codeOf(allocateWith(ada, code, allocation('10.00')))).toBe('step-up-code-expired');
    await ask(ada, allocation('10.00'));
    expect((await allocateWith(ada, codeIn(fixture), allocation('10.00'))).status).toBe(201);
  });

  it('refuses a code that is older than ten minutes, or that another one followed', async () => {
    await ask(ada, allocation('10.00'));
    const first = codeIn(fixture);
    await later(9 * MINUTE);
    await ask(ada, allocation('10.00'));
    const second = codeIn(fixture);
    if (first !== second) expect(await codeOf(allocateWith(ada, first, allocation('10.00')))).toBe('step-up-code-wrong');
    await later(10 * MINUTE);
    expect(await codeOf(allocateWith(ada, second, allocation('10.00')))).toBe('step-up-code-expired');
    expect(await left()).toEqual(['100.00', '0.00']);
  });

  it('asks nobody where the partner does not ask for codes', async () => {
    await fixture.call('PUT', '/v1/settings', { bearer: fixture.key, origin: null, body: { rolesFrom: 'session', stepUp: false } });
    expect((await allocateWith(ada, null, allocation('10.00'))).status).toBe(201);
    expect(await codeOf(ask(ada, allocation('10.00')))).toBe('step-up-off');
  });
});

describe('a code', () => {
  it('comes fifteen times an hour and sixty times a day', async () => {
    for (let hour = 0; hour < 4; hour += 1) {
      for (let one = 0; one < 15; one += 1) expect((await ask(ada, allocation('10.00'))).status).toBe(201);
      const refused = await ask(ada, allocation('10.00'));
      expect([refused.status, refused.answer.code]).toEqual([429, 'step-up-limit-reached']);
      expect(refused.answer.retryAfterSeconds).toBe(hour < 3 ? 3600 : 21 * 3600);
      await later(HOUR);
    }
    expect((await ask(ada, allocation('10.00'))).answer).toMatchObject({ code: 'step-up-limit-reached', retryAfterSeconds: 20 * 3600 });
    expect(fixture.mail.taken).toHaveLength(60);
  });

  it('that no mail server took counts for nothing, and nothing moves', async () => {
    fixture.mail.isAway = true;
    for (let one = 0; one < 20; one += 1) expect(await codeOf(ask(ada, allocation('10.00')))).toBe('mail-unavailable');
    fixture.mail.isAway = false;
    expect((await ask(ada, allocation('10.00'))).answer.codesLeft).toEqual({ hour: 14, day: 59 });
  });

  it('is for a request that could be sent: by somebody who may, in the shape that the operation takes', async () => {
    const manager = await fixture.openSession(ACCOUNT_MANAGER);
    expect(await codeOf(ask(manager, allocation('10.00')))).toBe('permission-missing');
    const malformed = await ask(ada, { ...allocation('10.00'), items: [{ id: 'c-1' }] });
    expect([malformed.answer.code, malformed.answer.errors?.[0]?.pointer]).toEqual(['request-invalid', '/body/body/items/0/amount']);
    const items = Array.from({ length: 101 }, (_, index) => ({ id: `c-${index}`, amount: '1.00' }));
    expect((await ask(ada, allocation('1.00', { items }))).answer.errors?.[0]?.pointer).toBe('/body/body/items');
    expect(fixture.mail.taken).toEqual([]);
  });

  it('needs an address to go to', async () => {
    const grace = await fixture.openSession({ ...ADMINISTRATOR, userId: 'grace' });
    expect(await codeOf(ask(grace, allocation('10.00')))).toBe('step-up-address-missing');
  });

  it('says in the language of the session what it is for, and names no customer', async () => {
    const chinese = await fixture.openSession(ADMINISTRATOR, { locale: 'zh-CN' });
    const items = ['c-1', 'c-2'].map((id) => ({ id, amount: '12.50' }));
    await ask(chinese, allocation('1.00', { items }));
    const { subject = '', text = '' } = fixture.mail.taken.at(-1) ?? {};
    expect(subject).toBe('验证码：拨款');
    expect(text).toMatch(/总金额：25\.00 CNY\n客户数：2\n/);
    for (const clear of [...CLEAR.names, ...CLEAR.accounts, 'c-1']) expect(subject + text).not.toContain(clear);
  });

  it('stands nowhere but in the mail, nor does the address', async () => {
    await ask(ada, allocation('10.00'));
    const code = codeIn(fixture);
    await allocateWith(ada, otherThan(code), allocation('10.00'));
    await allocateWith(ada, code, allocation('10.00'));
    const rows = (await fixture.audit()).filter(({ action }) => action.startsWith('step-up.'));
    expect(rows.map(({ action, outcome, refusal }) => [action, outcome, refusal])).toEqual([
      ['step-up.code', 'done', null],
      ['step-up.check', 'refused', 'step-up-code-wrong'],
      ['step-up.check', 'done', null],
    ]);
    const trail = (await fixture.audit()).map(({ hash: _hash, previousHash: _previous, ...row }) => row);
    const words = `${JSON.stringify(trail)}${JSON.stringify(fixture.lines)}`.split(/[^0-9A-Za-z@.-]+/);
    expect(words.filter((word) => word === code || word === ADA)).toEqual([]);
    expect(fixture.sent.join('').includes(ADA)).toBe(false);
  });

  it('is asked for a recall of coupons and a dissociation alike', async () => {
    expect(await codeOf(command(ada, '/v1/coupons/recalls', { couponIds: ['cp-1'] }))).toBe('step-up-required');
    const notes = { reason: 'customer-asked', acceptedNotes: '0'.repeat(64) };
    expect(await codeOf(command(ada, '/v1/customers/c-1/dissociation', notes))).toBe('step-up-required');
    const params = { customerId: 'c-1' };
    const asked = await ada.post('/v1/step-up', { endpoint: 'POST /v1/customers/:customerId/dissociation', params, body: notes });
    expect(asked.status).toBe(201);
    const headers = { 'idempotency-key': 'dissociation-key', 'step-up-code': codeIn(fixture) };
    expect(await codeOf(ada.post('/v1/customers/c-1/dissociation', notes, { headers }))).toBe('notes-changed');
  });
});

describe('where codes are sent', () => {
  const state = async (email: string | null) => {
    const body = { operators: [{ userId: ADMINISTRATOR.userId, email }] };
    const reply = await fixture.call('PUT', '/v1/operators', { bearer: fixture.key, origin: null, body });
    return (reply.answer as { results?: { change: string }[] }).results?.[0]?.change ?? reply.answer.code;
  };

  it('is stated by the partner’s server, kept sealed, and never given back', async () => {
    expect([await state(ADA), await state('ada@example.org'), await state('ada@example.org')]).toEqual([
      'unchanged',
      'changed',
      'unchanged',
    ]);
    const kept = await fixture.store.reads.operators.addresses(PARTNER);
    expect(kept.map(({ userId, emailMasked }) => [userId, emailMasked])).toEqual([['ada', 'a***@example.org']]);
    expect(kept[0]?.emailSealed).toMatch(/^a1\./);
    await ask(ada, allocation('10.00'));
    expect(fixture.mail.taken.at(-1)?.to).toBe('ada@example.org');
    expect(fixture.sent.join('')).not.toMatch(/ada(\.lovelace)?@example/);
  });

  it('is taken away with null, and refused where it is no address', async () => {
    expect([await state('ada'), await state('a b@example.com'), await state(null), await state(null)]).toEqual([
      'request-invalid',
      'request-invalid',
      'changed',
      'unchanged',
    ]);
    expect(await codeOf(ask(ada, allocation('10.00')))).toBe('step-up-address-missing');
  });
});
