import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { checkSignatureWithdrawal } from '../../domain/signing-rules.ts';
import type { NewSignatureRow, SignatureRow } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { type SealedAnnex, sealAnnex } from './annex.ts';
import { loadSigning } from './load.ts';
import { pendingViews, toSignature } from './views.ts';

type Withdraw = CallOf<'POST /v1/agreements/signatures/:recordId/withdraw'>;
type Answer = AnswerOf<'POST /v1/agreements/signatures/:recordId/withdraw'>;

/** Withdraws a signature by a new row behind it: the signature stays as it was, and is asked for again. */
export async function withdrawSignature(world: World, call: Withdraw) {
  const { partnerId } = call.caller.partner;
  const { customerId } = call.caller.session.actor;
  const recordId = world.security.makeId('sig');
  const named = { partnerId, recordId, customerId, at: instantOf(world.clock.now()) };
  const annex = await sealAnnex(world.security, call.client, named);
  const { reason } = call.body;
  const targets = [customerId, call.params.recordId];
  const command = { action: 'agreement.withdraw-signature', permission: null, targets, details: { reason } } as const;
  return onceCommand<'POST /v1/agreements/signatures/:recordId/withdraw'>(world, call, command, (unit) =>
    withdraw(world, unit, call, { recordId, annex }),
  );
}

async function withdraw(
  world: World,
  unit: Unit,
  { caller: { partner, session }, params, body }: Withdraw,
  { recordId, annex }: { recordId: string; annex: SealedAnnex | null },
): Promise<OnceDone<Answer> | Refusal> {
  const at = instantOf(world.clock.now());
  const { partnerId } = partner;
  const { customerId, personId } = session.actor;
  const signed = await unit.agreements.record(partnerId, params.recordId);
  const earlier = await unit.agreements.withdrawalOf(partnerId, params.recordId);
  const refused = checkSignatureWithdrawal(signed, customerId, earlier !== null);
  if (refused || signed === null) return refused ?? refuse('not-found');
  const made = { recordId, at, personId, reason: body.reason, annexSha256: annex?.sha256 ?? null };
  const row = await unit.agreements.append(withdrawalOf(signed, made));
  if (annex) await unit.agreements.keepAnnex(partnerId, annex.annex);
  const data = { recordId: signed.recordId, code: signed.code, version: signed.version, withdrawnAt: at };
  await emit(world, unit, partnerId, [{ type: 'agreement.withdrawn', at, customerId, data }]);
  const signing = await loadSigning(unit, partnerId, customerId);
  const pending = signing ? pendingViews(signing, session.locale, world.clock.businessNow()) : [];
  const details = { code: signed.code, version: signed.version, sequence: row.sequence, hash: row.hash };
  return { answer: { signature: toSignature(signed, row), pending }, targets: [customerId, signed.recordId, recordId], details };
}

/** Says again what is withdrawn; who withdraws it, when and why is its own. */
function withdrawalOf(
  { sequence: _sequence, previousHash: _previous, hash: _hash, ...signed }: SignatureRow,
  made: Pick<NewSignatureRow, 'recordId' | 'at' | 'personId' | 'reason' | 'annexSha256'>,
): NewSignatureRow {
  return { ...signed, ...made, kind: 'withdrawn', withdraws: signed.recordId };
}
