import { beforeEach, describe, expect, it } from 'vitest';
import { checkChain } from '../../bff/domain/audit-chain.ts';
import { security } from '../storage/security.ts';
import {
  at,
  book,
  CLERK,
  codeOf,
  DAY,
  events,
  NOTICE,
  nextKey,
  openAgreements,
  pendingOf,
  present,
  publish,
  sign,
  signNow,
  withdraw,
} from './agreement-world.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, PARTNER, type Session, TEAM_LEAD } from './fixture.ts';

let fixture: Fixture;
let clerk: Session;
beforeEach(async () => {
  fixture = await openAgreements();
  clerk = await fixture.openSession(CLERK);
});

describe('withdrawing a signature', () => {
  it('adds a row, leaves the signature as it was, and asks for it again', async () => {
    await publish(fixture);
    const { signature } = await signNow(clerk);
    fixture.clock.now += 60_000;
    const { answer, status } = await withdraw(clerk, signature.recordId, 'wrong-capacity');
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      signature: { ...signature, withdrawal: { at: at(60_000), reason: 'wrong-capacity' } },
      pending: [{ code: NOTICE, reason: 'withdrawn', signedVersion: null, dueAt: at(10 * DAY) }],
    });
    const rows = await fixture.store.reads.agreements.after(PARTNER, 0, 10);
    expect(rows).toMatchObject([
      { sequence: 1, kind: 'signed', hash: signature.hash },
      { sequence: 2, kind: 'withdrawn', withdraws: signature.recordId, previousHash: signature.hash, personId: 'clerk-7' },
    ]);
    const chain = (async function* () {
      yield* rows;
    })();
    expect(await checkChain(chain, { hashRow: (row) => security.hashAuditRow(row) })).toMatchObject({ state: 'intact', rows: 2 });
    expect((await events(fixture, PARTNER)).at(-1)).toMatchObject({
      type: 'agreement.withdrawn',
      customerId: 'c-1',
      data: { recordId: signature.recordId, withdrawnAt: at(60_000) },
    });
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'agreement.withdraw-signature',
      details: { reason: 'wrong-capacity', sequence: 2, hash: rows[1]?.hash },
    });
  });

  it('happens once, and the manifest of it is no good any more: the text is presented again', async () => {
    await publish(fixture);
    const { answer: shown } = await present(clerk);
    const { signature } = (await sign(clerk, shown.manifest)).answer;
    const key = nextKey();
    const first = await withdraw(clerk, signature.recordId, 'other', key);
    expect((await withdraw(clerk, signature.recordId, 'other', key)).answer).toEqual(first.answer);
    expect(codeOf(await withdraw(clerk, signature.recordId))).toBe('signature-withdrawn');
    expect(codeOf(await sign(clerk, shown.manifest))).toBe('manifest-used');
    const again = await signNow(clerk);
    expect(again.signature).toMatchObject({ sequence: 3, version: 1 });
    expect(await pendingOf(clerk)).toEqual([]);
  });

  it('of an older version changes nothing where a newer one was signed since', async () => {
    await publish(fixture);
    const { signature } = await signNow(clerk);
    await publish(fixture, 2);
    await signNow(clerk);
    expect((await withdraw(clerk, signature.recordId)).answer.pending).toEqual([]);
  });

  it('of the newest version, which its partner takes back as well, asks for the one before anew, and signing that is enough', async () => {
    await publish(fixture);
    const first = await present(clerk);
    const { signature } = (await sign(clerk, first.answer.manifest)).answer;
    await publish(fixture, 2);
    const newer = await signNow(clerk);
    await withdraw(clerk, newer.signature.recordId);
    await book(fixture, '/v1/agreements/versions/withdraw', { code: NOTICE, version: 2 });
    expect(await pendingOf(clerk)).toMatchObject([{ version: 1, reason: 'withdrawn' }]);
    expect((await sign(clerk, first.answer.manifest)).answer).toMatchObject({
      isRepeat: true,
      signature: { recordId: signature.recordId },
    });
    expect(await signNow(clerk)).toMatchObject({ isRepeat: false, signature: { sequence: 4, version: 1 }, pending: [] });
    expect(await pendingOf(clerk)).toEqual([]);
  });

  it('is for the customer’s own signatures; others, withdrawals and unknown ones are not there', async () => {
    await publish(fixture);
    const { signature } = await signNow(clerk);
    const other = await fixture.openSession({ kind: 'end-customer', customerId: 'c-2' });
    expect(codeOf(await withdraw(other, signature.recordId))).toBe('not-found');
    const { withdrawal } = (await withdraw(clerk, signature.recordId)).answer.signature;
    expect(codeOf(await withdraw(clerk, withdrawal?.recordId ?? ''))).toBe('not-found');
    expect(codeOf(await withdraw(clerk, 'sig_AAAAAAAAAAAAAAAAAAAAAA'))).toBe('not-found');
  });
});

describe('a signature', () => {
  it('is seen by operators who see its customer, and outlives the association for those who see all', async () => {
    await publish(fixture);
    const { signature } = await signNow(clerk);
    const path = `/v1/agreements/signatures/${signature.recordId}`;
    const [ada, mei, lead, other] = await Promise.all([
      fixture.openSession(ADMINISTRATOR),
      fixture.openSession(ACCOUNT_MANAGER),
      fixture.openSession(TEAM_LEAD),
      fixture.openSession({ ...ACCOUNT_MANAGER, userId: 'somebody-else' }),
    ]);
    const statuses = async () => Promise.all([ada, mei, lead, other].map(async (session) => (await session.get(path)).status));
    expect(await statuses()).toEqual([200, 200, 200, 404]);
    await fixture.store.write(PARTNER, async (unit) => {
      await unit.customers.withdraw(PARTNER, [{ customerId: 'c-1', at: at(0) }]);
      await unit.customers.leave(PARTNER, 'c-1', at(0));
    });
    expect(await statuses()).toEqual([200, 404, 404, 404]);
  });

  it('is read by its own customer, in no session that is limited to other widgets', async () => {
    await publish(fixture);
    const { signature } = await signNow(clerk);
    const path = `/v1/agreements/signatures/${signature.recordId}`;
    const other = await fixture.openSession({ kind: 'end-customer', customerId: 'c-2' });
    expect(codeOf(await other.get(path))).toBe('not-found');
    const narrow = await fixture.openSession(CLERK, { widgets: ['consumption-dashboard'] });
    expect(codeOf(await narrow.get(path))).toBe('widget-not-in-session');
    expect(codeOf(await present(narrow))).toBe('widget-not-in-session');
  });
});
