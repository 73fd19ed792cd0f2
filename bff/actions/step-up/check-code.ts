import { contract, type Endpoint } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { checkCode as checkSentCode, isSameText } from '../../domain/step-up-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { KeyCaller, Once, SessionCaller } from '../action.ts';
import { actorIdOf, auditEntry, instantOf } from '../audit-entry.ts';
import { type CodePlace, hashesOfCode } from './code-hash.ts';

interface CodeCall {
  caller: KeyCaller | SessionCaller;
  requestId: string;
  once: Once;
}

/** A code that came along: for what it must have been sent, and how it may be stored. */
interface CameCode {
  place: CodePlace;
  /** Null: none came. */
  hashes: readonly string[] | null;
}

/** Makes out the code that came with a command, before the command begins; null where none is asked for. */
export async function readCode(
  { security }: Pick<World, 'security'>,
  { caller, once: { endpoint: key, requestHash, code } }: CodeCall,
): Promise<CameCode | null> {
  const endpoint: Endpoint = contract[key];
  if (!endpoint.hasStepUp || caller.kind === 'secret-key' || !caller.partner.stepUp) return null;
  const place = { partnerId: caller.partner.partnerId, operatorId: actorIdOf(caller), endpoint: key, requestHash };
  return { place, hashes: code === null ? null : await hashesOfCode(security, place, code) };
}

/**
 * The code before an operation, where the partner asks for one (DOMAIN.md §3.8): it was sent to this operator for this endpoint and this
 * request, is not over, and was not used. A wrong one counts as a try. The right one is spent with the command that it opens, whatever
 * comes of it.
 */
export async function checkCode(unit: Unit, call: CodeCall, came: CameCode | null, now: number): Promise<Refusal | null> {
  if (came === null) return null;
  const { place, hashes } = came;
  if (hashes === null) return refuse('step-up-required');
  const sent = await unit.stepUp.newest(place.partnerId, place.operatorId, place.endpoint, place.requestHash);
  const isRight = sent !== null && hashes.map((hash) => isSameText(hash, sent.codeHash)).includes(true);
  const refused = checkSentCode(sent && toChecked(sent), isRight, now);
  const at = instantOf(now);
  if (sent && refused?.refusal === 'step-up-code-wrong') await unit.stepUp.countTry(sent.codeKey);
  if (sent && refused === null) await unit.stepUp.spend(sent.codeKey, at);
  const made = { at, action: 'step-up.check' as const, details: { endpoint: place.endpoint } };
  await unit.audit.append(place.partnerId, auditEntry(call, made, refused ?? undefined));
  return refused;
}

function toChecked({ sentAt, expiresAt, tries, usedAt }: { sentAt: string; expiresAt: string; tries: number; usedAt: string | null }) {
  return { sentAt: Date.parse(sentAt), expiresAt: Date.parse(expiresAt), tries, isUsed: usedAt !== null };
}
