import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { security } from '../storage/security.ts';
import {
  at,
  book,
  CLERK,
  codeOf,
  nextKey,
  openAgreements,
  present,
  publish,
  sign,
  signNow,
  versionOf,
  withdraw,
} from './agreement-world.ts';
import { ADMINISTRATOR, type Fixture, PARTNER, PORTAL, type Session } from './fixture.ts';

let fixture: Fixture;
let clerk: Session;

beforeEach(async () => {
  fixture = await openAgreements();
  clerk = await fixture.openSession(CLERK);
});
afterEach(async () => {
  expect(fixture.failures).toEqual([]);
  await fixture.store.close();
});

describe('A manifest', () => {
  it('is written in one way alone, so that its digest in the record is that of what was presented', async () => {
    await publish(fixture);
    const { manifest } = (await present(clerk)).answer;
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // Four bits of the last letter say nothing.
    const otherEnd = manifest.slice(0, -1) + letters[letters.indexOf(manifest.slice(-1)) ^ 1];
    for (const other of [otherEnd, `${manifest}\n`, `${manifest} `, `${manifest}=`, manifest.replace(/.(?=.$)/, '$&\n')])
      expect(codeOf(await sign(clerk, other))).toBe('manifest-invalid');
    expect((await sign(clerk, manifest)).answer.isRepeat).toBe(false);
  });

  it('is nothing else that the same key signs, whatever it says', async () => {
    await publish(fixture);
    const { manifest } = (await present(clerk)).answer;
    const payload = await security.readManifest(manifest);
    const said = { ...payload, partnerId: PARTNER, sequence: 1, hash: 'a'.repeat(64), at: at(0) };
    const others = [await security.signHead(said), await security.signSignatureHead(said), await security.signSeal('a'.repeat(64))];
    for (const other of others) expect(codeOf(await sign(clerk, other))).toBe('manifest-invalid');
    expect(await security.readSignatureHead(manifest)).toBeNull();
  });

  it('and a key are of one customer: the same key sent by another one signs nothing and shows nothing', async () => {
    await publish(fixture);
    const other = await fixture.openSession({ kind: 'end-customer', customerId: 'c-2' });
    const { manifest } = (await present(clerk)).answer;
    const key = nextKey();
    expect((await sign(clerk, manifest, { key })).status).toBe(200);
    const stolen = await sign(other, manifest, { key });
    expect([codeOf(stolen), stolen.text.includes('sig_')]).toEqual(['manifest-invalid', false]);
  });
});

it('An agreement that was signed and stays so is found among others that are signed and withdrawn over and over', async () => {
  await publish(fixture, 1, { code: 'first-notice' });
  await publish(fixture, 1, { code: 'other-notice' });
  const { recordId } = (await signNow(clerk, 'first-notice')).signature;
  for (let round = 0; round < 3; round += 1) await withdraw(clerk, (await signNow(clerk, 'other-notice')).signature.recordId);
  const rows = await fixture.store.reads.agreements.ofCustomer(PARTNER, 'c-1', 2, 'first-notice');
  expect(rows.map((row) => row.recordId)).toEqual([recordId]);
});

describe('What nobody sees', () => {
  it.each([
    ['nothing but a zero-width space', '\u200b'],
    ['a zero-width space within', '客户\u200b须知'],
    ['a turn of the writing direction', '须知\u202e1.v'],
    ['tags', '须知\u{e0041}'],
    ['half of a character', '须知\ud800'],
  ])('stands in no title, payer or person: %s', async (_, text) => {
    const texts = [{ locale: 'zh-CN', title: text, source: '# 一\n\n二\n' }] as const;
    expect(codeOf(await book(fixture, '/v1/agreements/versions', versionOf(1, { texts: [...texts] })))).toBe('request-invalid');
    const ada = await fixture.openSession(ADMINISTRATOR);
    const payer = { trustee: `北京云端${text}`, trusteeType: 'enterprise', kind: 'standing' };
    const added = await ada.post('/v1/third-party-payments', payer, { headers: { 'idempotency-key': nextKey() } });
    expect(codeOf(added as never)).toBe('request-invalid');
    const body = { subject: { ...CLERK, personId: `clerk${text}7` }, origins: [PORTAL] };
    expect(codeOf((await fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body })) as never)).toBe(
      'request-invalid',
    );
  });
});
