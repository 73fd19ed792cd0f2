import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { AuditAction, Permission } from '../../../shared/values/lists.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { AnswerPlace } from '../../ports/idempotency.ts';
import type { World } from '../../ports/index.ts';
import type { AuditEntry } from '../../ports/records.ts';
import type { LooksFor, Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import { type CommandKey, type KeyCaller, type Once, Replayed, type SessionCaller } from '../action.ts';
import { actorIdOf, auditEntry, instantOf } from '../audit-entry.ts';
import { checkCode, readCode } from '../step-up/check-code.ts';
import { finishDraft } from '../step-up/drafts.ts';
import { keptAnswer, replayed } from './kept-answer.ts';

interface CommandCall {
  caller: KeyCaller | SessionCaller;
  requestId: string;
  once: Once;
}

interface OnceCommand {
  action: AuditAction;
  /** What the endpoint asks for; checked again inside. */
  permission: Permission | null;
  /** Ids that the call names, for its audit row. */
  targets: readonly string[];
  details?: AuditEntry['details'];
  /** Other partners whose books it moves: a reseller's. */
  also?: readonly string[];
  /** Customers that it will look for. */
  customers?: LooksFor['customers'];
}

/** What was done, and what the audit row says of it. */
export interface OnceDone<Answer> {
  answer: Answer;
  targets?: readonly string[];
  details?: AuditEntry['details'];
}

/**
 * Runs a command that must happen once (DESIGN.md §4, money moves). What it does, its ledger entries, its audit row and its answer commit
 * together. `run` decides before it changes anything: a refusal of its own is stored as the answer, and must leave nothing behind.
 * A session that ended and a missing or wrong code are not stored, so that the same key can be sent again.
 */
export async function onceCommand<Key extends CommandKey>(
  world: World,
  call: CommandCall,
  command: OnceCommand,
  run: (unit: Unit) => Promise<OnceDone<AnswerOf<Key>> | Refusal>,
): Promise<AnswerOf<Key> | Refusal | Replayed<AnswerOf<Key>>> {
  const { partnerId } = call.caller.partner;
  const place: AnswerPlace = { partnerId, actor: actorIdOf(call.caller), endpoint: call.once.endpoint, key: call.once.key };
  const now = world.clock.now();
  const code = await readCode(world, call);
  return world.store.write(
    partnerId,
    async (unit) => {
      const before = await lookBefore<Key>(unit, call, { permission: command.permission, place, code, now });
      if (before instanceof Replayed) return before;
      if (before) return append(unit, call, command, before, now);
      const done = await run(unit);
      await store(unit, place, call.once, { done, at: instantOf(now) });
      if (isRefusal(done)) return append(unit, call, command, done, now);
      await finishDraft(unit, call.caller, call.once.endpoint);
      const made = { targets: done.targets ?? command.targets, details: { ...command.details, ...done.details } };
      await unit.audit.append(partnerId, auditEntry(call, { at: instantOf(now), action: command.action, ...made }));
      return done.answer;
    },
    { also: command.also ?? [], looksFor: { answer: place, ...(command.customers ? { customers: command.customers } : {}) } },
  );
}

interface Before {
  permission: Permission | null;
  place: AnswerPlace;
  code: Awaited<ReturnType<typeof readCode>>;
  now: number;
}

/**
 * What ends the command before it runs. A session that ended hears nothing of what was done in it; what was done already needs no other
 * code.
 */
async function lookBefore<Key extends CommandKey>(
  unit: Unit,
  call: CommandCall,
  { permission, place, code, now }: Before,
): Promise<Replayed<AnswerOf<Key>> | Refusal | null> {
  const outdated = await refuseOutdated(unit, call.caller, permission, now);
  if (outdated) return outdated;
  const stored = await unit.answers.find(place);
  if (!stored) return checkCode(unit, call, code, now);
  if (stored.requestHash !== call.once.requestHash) return refuse('idempotency-key-reused');
  return new Replayed<AnswerOf<Key>>((await replayed(unit, place.partnerId, stored.answer)) as AnswerOf<Key> | Refusal);
}

/** A refusal that says when the same request may succeed is no answer to keep. */
async function store(
  unit: Unit,
  place: AnswerPlace,
  { requestHash }: Once,
  { done, at }: { done: OnceDone<unknown> | Refusal; at: string },
): Promise<void> {
  if (isRefusal(done) && done.retryAfterSeconds !== undefined) return;
  const answer = keptAnswer(isRefusal(done) ? done : (done.answer ?? null));
  await unit.answers.add(place, { requestHash, isRefusal: isRefusal(done), answer, at });
}

async function append(unit: Unit, call: CommandCall, command: OnceCommand, refused: Refusal, now: number): Promise<Refusal> {
  const { action, targets, details = {} } = command;
  const made = { at: instantOf(now), action, targets: [...new Set(targets)], details };
  await unit.audit.append(call.caller.partner.partnerId, auditEntry(call, made, refused));
  return refused;
}
