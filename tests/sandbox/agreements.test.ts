import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { versionsInForce } from '../../bff/domain/agreement-rules.ts';
import { verifyChains } from '../../bff/node/program/verify-chains.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { SignatureRow } from '../../bff/ports/agreements.ts';
import type { Store } from '../../bff/ports/index.ts';
import { worldSigners } from '../../bff/sandbox/generate-signatures.ts';
import { addAgreements } from '../../bff/sandbox/seed-agreements.ts';
import { seedWorld, worldKeys } from '../../bff/sandbox/world.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { FIRST_PREVIOUS_HASH } from '../../shared/values/audit.ts';

const NOW = Date.parse('2026-11-18T02:00:00Z');
const AT = new Date(NOW).toISOString();
const security = createDemonstrationSecurity();
const { partnerId } = worldKeys().distributor.partner;
let store: Store;

beforeAll(async () => {
  store = await openSqliteStore({ path: ':memory:', security });
  await seedWorld({ store, security, seed: 'sandbox', now: NOW, customers: 400, cycles: 3, olderCycles: 0 });
});
afterAll(() => store.close());

async function chainOf(partner: string): Promise<SignatureRow[]> {
  return store.reads.agreements.after(partner, 0, 10_000);
}

describe('agreements of the sandbox world', () => {
  test('have two versions of the notice, the newer one within its notice period, and one that need not be signed', async () => {
    const versions = await store.reads.agreements.versions(partnerId);
    const notice = versionsInForce(
      versions.filter(({ code }) => code === 'association-notice'),
      AT,
    );
    expect(notice.map(({ version }) => version)).toEqual([1, 2]);
    const [, newest] = notice;
    const endsAt = Date.parse(newest?.effectiveAt ?? '') + (newest?.noticeDays ?? 0) * 86_400_000;
    expect(endsAt).toBeGreaterThan(NOW);
    expect(versions.find(({ code }) => code === 'data-processing')?.isRequired).toBe(false);
    for (const { texts } of versions) expect(texts.map(({ locale }) => locale).sort()).toEqual(['en', 'zh-CN']);
  });

  test('are signed in a whole chain, in order of time, each row by the text that was published', async () => {
    const rows = await chainOf(partnerId);
    expect(rows.length).toBeGreaterThan(100);
    let previous = FIRST_PREVIOUS_HASH;
    let before = '';
    for (const { hash, ...row } of rows) {
      expect([row.previousHash, await security.hashAuditRow(row)]).toEqual([previous, hash]);
      expect(row.at >= before && row.at < AT && row.presentedAt < row.at).toBe(true);
      [previous, before] = [hash, row.at];
    }
    const one = rows[0] as SignatureRow;
    const text = await store.reads.agreements.text(partnerId, one.code, one.version, one.locale);
    expect(text?.renderedSha256).toBe(one.renderedSha256);
    expect(await security.sha256(text?.rendered ?? '')).toBe(one.renderedSha256);
  });

  test('pass what an operator verifies: both chains whole, and each bearing the other out', async () => {
    const states: string[] = [];
    for await (const { chain, check } of verifyChains(store, security, [])) states.push(`${chain ?? 'audit'} ${check.state}`);
    expect(new Set(states)).toEqual(new Set(['audit intact', 'signatures intact']));
    const trail = await store.reads.audit.after(partnerId, 0, 10_000);
    expect(trail.map(({ at }) => at)).toEqual(trail.map(({ at }) => at).sort());
  });

  test('name one customer for each way to stand with the notice', async () => {
    const at = async (fate: string) => {
      const signer = worldSigners('sandbox', 'distributor').find((one) => one.fate === fate);
      const standings = await store.reads.agreements.standings(partnerId, signer?.customerId ?? '');
      return standings.filter(({ code }) => code === 'association-notice').map(({ version, isWithdrawn }) => [version, isWithdrawn]);
    };
    expect(await at('current')).toEqual([[2, false]]);
    expect(await at('earlier')).toEqual([[1, false]]);
    expect(await at('never')).toEqual([]);
    expect(await at('taken-back')).toEqual([[2, true]]);
  });

  test('stand beside third-party payment agreements in every state, and a contract over cycles that are over', async () => {
    const { paymentAgreements } = store.reads;
    for (const state of ['effective', 'expired', 'voided'] as const)
      expect((await paymentAgreements.thirdParty(partnerId, { state, at: AT }, null, 10)).length).toBeGreaterThan(0);
    const [contract] = await paymentAgreements.contracts(partnerId, null, 10);
    expect([contract?.from, contract?.to]).toEqual(['2026-09', '2026-10']);
    expect(Number(contract?.due)).toBeGreaterThan(0);
    expect(await security.sha256(contract?.content ?? '')).toBe(contract?.textSha256);
  });

  test('come to a demonstration of an earlier release, unsigned, once', async () => {
    const own = worldKeys().own.partner.partnerId;
    for (let time = 0; time < 2; time += 1) await addAgreements(store, security, 'own', NOW);
    const versions = await store.reads.agreements.versions(own);
    expect(versions.map(({ code, version, effectiveAt }) => [code, version, effectiveAt])).toEqual([
      ['association-notice', 1, AT],
      ['data-processing', 1, AT],
      ['referral-notice', 1, AT],
    ]);
    expect(await chainOf(own)).toEqual([]);
    const before = await store.reads.agreements.versions(partnerId);
    await addAgreements(store, security, 'distributor', NOW);
    expect(await store.reads.agreements.versions(partnerId)).toEqual(before);
  });
});
