import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isFor, type Manifest, manifestOf } from '../../domain/manifest-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { checkSigning } from '../../domain/signing-rules.ts';
import type { NewSignatureRow, SignatureRow } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { type SealedAnnex, sealAnnex } from './annex.ts';
import { loadSigning, type Signing } from './load.ts';
import { pendingViews, toSignature } from './views.ts';

type Sign = CallOf<'POST /v1/agreements/sign'>;
type Answer = AnswerOf<'POST /v1/agreements/sign'>;

/** A signature about to be decided on, with all that must be computed before the transaction. */
interface Prepared {
  manifest: Manifest | null;
  manifestSha256: string;
  recordId: string;
  annex: SealedAnnex | null;
}

/**
 * Signs what a manifest says was presented. Record, standing, event, audit row and stored answer commit together; a repeat answers the first
 * record, whichever tab, key or replica it comes through.
 */
export async function sign(world: World, call: Sign) {
  const { customerId } = call.caller.session.actor;
  const prepared = await prepare(world, call);
  const { manifest } = prepared;
  const named = manifest ? { code: manifest.code, version: manifest.version, manifestId: manifest.manifestId } : {};
  const command = { action: 'agreement.sign', permission: null, targets: [customerId], details: named } as const;
  return onceCommand<'POST /v1/agreements/sign'>(world, call, command, (unit) => decide(world, unit, call, prepared));
}

async function prepare({ security, clock }: World, { body, caller, client }: Sign): Promise<Prepared> {
  const { partnerId } = caller.partner;
  const { customerId } = caller.session.actor;
  const recordId = security.makeId('sig');
  return {
    manifest: manifestOf(await security.readManifest(body.manifest)),
    manifestSha256: await security.sha256(body.manifest),
    recordId,
    annex: await sealAnnex(security, client, { partnerId, recordId, customerId, at: instantOf(clock.now()) }),
  };
}

async function decide(world: World, unit: Unit, call: Sign, prepared: Prepared): Promise<OnceDone<Answer> | Refusal> {
  const { partnerId } = call.caller.partner;
  const { customerId, personId } = call.caller.session.actor;
  const { manifest } = prepared;
  // Asked here, so that times follow the order of the chain.
  const now = world.clock.now();
  if (manifest === null || !isFor(manifest, { partnerId, customerId, personId }, now)) return refuse('manifest-invalid');
  const signing = await loadSigning(unit, partnerId, customerId);
  if (signing === null) return refuse('not-found');
  const { standing, isUsed } = await earlierOf(unit, manifest);
  if (standing) return answered(world, unit, call, standing, { isRepeat: true });
  const refused = checkSigning(manifest, call.body, {
    customer: signing.customer,
    versions: signing.versions.filter(({ code }) => code === manifest.code),
    newest: signing.standings.find(({ code }) => code === manifest.code) ?? null,
    isUsed,
    now,
    at: instantOf(world.clock.businessNow()),
  });
  return (
    refused ??
    answered(world, unit, call, await keep(world, unit, rowOf(call, manifest, prepared, now), prepared.annex), { isRepeat: false })
  );
}

/** Rows of a customer under one agreement that are looked through; the newest say what stands. */
const ROWS_LOOKED_AT = 1_000;

/**
 * The signature of this version by this customer that stands, and whether this manifest was signed before. Where a newer one was withdrawn
 * the version may be asked for anew: then an earlier signature of it answers to its own manifest alone.
 */
async function earlierOf(
  unit: Unit,
  { partnerId, customerId, manifestId, code, version }: Manifest,
): Promise<{ standing: SignatureRow | null; isUsed: boolean }> {
  const used = await unit.agreements.byManifest(partnerId, manifestId);
  const rows = await unit.agreements.ofCustomer(partnerId, customerId, ROWS_LOOKED_AT, code);
  const withdrawn = new Set(rows.map(({ withdraws }) => withdraws));
  const stands = (row: SignatureRow | null | undefined) => !!row && !withdrawn.has(row.recordId);
  const signed = rows.filter((row) => row.kind === 'signed');
  const standing = signed.findLast((row) => row.version === version && stands(row)) ?? null;
  return { standing: stands(signed[0]) || stands(used) ? standing : null, isUsed: used !== null };
}

function rowOf({ body }: Sign, manifest: Manifest, { recordId, manifestSha256, annex }: Prepared, now: number): NewSignatureRow {
  const { presentedAt, expiresAt: _expires, ...presented } = manifest;
  return {
    ...presented,
    kind: 'signed',
    recordId,
    withdraws: null,
    reason: null,
    capacity: body.capacity,
    method: 'tick-and-sign',
    manifestSha256,
    presentedAt,
    at: instantOf(now),
    annexSha256: annex?.sha256 ?? null,
  };
}

async function keep(world: World, unit: Unit, row: NewSignatureRow, annex: SealedAnnex | null): Promise<SignatureRow> {
  const { partnerId, customerId, recordId, code, version, at } = row;
  const kept = await unit.agreements.append(row);
  if (annex) await unit.agreements.keepAnnex(partnerId, annex.annex);
  const data = { recordId, code, version, signedAt: at };
  await emit(world, unit, partnerId, [{ type: 'agreement.signed', at, customerId, data }]);
  return kept;
}

async function answered(
  { clock }: World,
  unit: Unit,
  { caller: { partner, session }, body }: Sign,
  row: SignatureRow,
  { isRepeat }: { isRepeat: boolean },
): Promise<OnceDone<Answer>> {
  const signing = (await loadSigning(unit, partner.partnerId, row.customerId)) as Signing;
  const { recordId, customerId, sequence, hash, locale, capacity } = row;
  return {
    answer: {
      signature: toSignature(row, null),
      isRepeat,
      pending: pendingViews(signing, session.locale, clock.businessNow()),
    },
    targets: [customerId, recordId],
    details: { isRepeat, sequence, hash, locale, capacity, viewed: body.viewed },
  };
}
