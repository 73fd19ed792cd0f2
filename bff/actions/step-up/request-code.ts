import { type AnswerOf, contract, type Endpoint, type RequestOf } from '../../../shared/contract/index.ts';
import type { StepUpEndpoint } from '../../../shared/values/money-lists.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { CODE_DAY_SECONDS, CODE_LIFE_SECONDS, CODE_TRIES, type CodesLeft, checkCodeLimits } from '../../domain/step-up-rules.ts';
import type { World } from '../../ports/index.ts';
import { type Mailer, MailFailed } from '../../ports/mail.ts';
import type { OperatorAddress, Unit } from '../../ports/store.ts';
import { checkSessionAccess } from '../access/check-session-access.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { checkEnded } from '../money-operations/retry.ts';
import { visibleOperation } from '../money-operations/visible.ts';
import { requestHashOf } from '../once/request-hash.ts';
import { requestErrors } from '../request-errors.ts';
import { type CodePlace, hashCode } from './code-hash.ts';
import { describe } from './described.ts';
import { codeMail } from './mail.ts';
import { openAddress } from './operator-address.ts';

type Ask = CallOf<'POST /v1/step-up'>;
type Request = Pick<RequestOf<StepUpEndpoint>, 'params' | 'body'>;

/** A code that is kept and is to be sent. */
interface Kept {
  codeKey: number;
  address: OperatorAddress;
  left: CodesLeft;
}

/**
 * Sends a code for an operation with just this request. Kept first, sent after the commit: a code that nobody can know opens nothing, a
 * code that was sent and not kept would be refused.
 */
export async function requestCode(world: World, call: Ask): Promise<AnswerOf<'POST /v1/step-up'> | Refusal> {
  const { caller } = call;
  const { endpoint } = call.body;
  const request = readRequest(call);
  if (isRefusal(request)) return recordRefused(world, call, request);
  const { mailer } = world;
  if (mailer === null) return recordRefused(world, call, refuse('mail-unavailable'));
  const now = world.clock.now();
  const { partnerId } = caller.partner;
  const { operatorId, userId } = caller.session.actor;
  const place = { partnerId, operatorId, endpoint, requestHash: await requestHashOf(world.security, request) };
  const code = world.security.makeCode();
  const codeHash = await hashCode(world.security, place, code);
  const kept = await world.store.write(partnerId, (unit) => keep(unit, call, { place, codeHash, now }));
  if (isRefusal(kept)) return kept;

  const described = await describe(world.store.reads, caller, endpoint, request as never);
  const mail = codeMail({ code, endpoint, described, endsAt: now + CODE_LIFE_SECONDS * 1000, locale: caller.session.locale });
  const to = await openAddress(world.security, partnerId, userId, kept.address);
  if (!(await isTaken(mailer, { to, ...mail }))) return takeBack(world, call, kept.codeKey);
  return {
    sentTo: kept.address.emailMasked,
    expiresInSeconds: CODE_LIFE_SECONDS,
    triesLeft: CODE_TRIES,
    codesLeft: { hour: kept.left.hour - 1, day: kept.left.day - 1 },
  };
}

/** The request that is to come, by the schemas of its endpoint, as far as the caller may send it at all. */
function readRequest({ caller, body: { endpoint: key, params, body } }: Ask): Request | Refusal {
  const endpoint: Endpoint = contract[key];
  const refused = checkSessionAccess(endpoint, caller);
  if (refused) return refused;
  if (!caller.partner.stepUp) return refuse('step-up-off');
  const { field, maximum = 0 } = endpoint.batch ?? {};
  const items = field === undefined ? null : body[field];
  if (Array.isArray(items) && items.length > maximum) {
    const detail = `Too many items: ${maximum} at most, ${items.length} were sent`;
    return refuse('request-invalid', { errors: [{ pointer: `/body/body/${field}`, detail }] });
  }
  const readParams = endpoint.params?.safeParse(params ?? {});
  const readBody = endpoint.body?.safeParse(body);
  if (readParams?.error) return refuse('request-invalid', { errors: requestErrors('body/params', readParams.error.issues) });
  if (readBody?.error) return refuse('request-invalid', { errors: requestErrors('body/body', readBody.error.issues) });
  return { params: readParams?.data, body: readBody?.data } as Request;
}

interface Code {
  place: CodePlace;
  codeHash: string;
  now: number;
}

async function keep(unit: Unit, call: Ask, { place, codeHash, now }: Code): Promise<Kept | Refusal> {
  const { partnerId, operatorId, endpoint, requestHash } = place;
  const at = instantOf(now);
  const decided = await decide(unit, call, now);
  const made = { at, action: 'step-up.code' as const, details: { endpoint } };
  await unit.audit.append(partnerId, auditEntry(call, made, isRefusal(decided) ? decided : undefined));
  if (isRefusal(decided)) return decided;
  const expiresAt = instantOf(now + CODE_LIFE_SECONDS * 1000);
  const codeKey = await unit.stepUp.add(partnerId, operatorId, { endpoint, requestHash, codeHash, sentAt: at, expiresAt });
  return { codeKey, ...decided };
}

async function decide(unit: Unit, call: Ask, now: number): Promise<Omit<Kept, 'codeKey'> | Refusal> {
  const { caller } = call;
  const { partnerId } = caller.partner;
  const { operatorId } = caller.session.actor;
  const outdated = await refuseOutdated(unit, caller, null, now);
  if (outdated) return outdated;
  const unready = await checkRetry(unit, call);
  if (unready) return unready;
  const address = await unit.operators.address(partnerId, operatorId);
  if (!address) return refuse('step-up-address-missing');
  const sent = await unit.stepUp.sentSince(partnerId, operatorId, instantOf(now - CODE_DAY_SECONDS * 1000));
  const left = checkCodeLimits(
    sent.map((sentAt) => ({ sentAt: Date.parse(sentAt) })),
    now,
  );
  return isRefusal(left) ? left : { address, left };
}

/** Of an operation that goes on nobody can say yet what a retry would move, so that a code would be for another amount than its mail says. */
async function checkRetry(unit: Unit, { caller, body: { endpoint, params } }: Ask): Promise<Refusal | null> {
  if (endpoint !== 'POST /v1/operations/:operationId/retry') return null;
  const operation = await visibleOperation(unit, caller, params?.operationId ?? '');
  return operation && checkEnded(operation);
}

async function isTaken(mailer: Mailer, mail: Parameters<Mailer['send']>[0]): Promise<boolean> {
  try {
    await mailer.send(mail);
    return true;
  } catch (error) {
    if (error instanceof MailFailed) return false;
    throw error;
  }
}

/** What was not sent counts towards no limit. */
function takeBack(world: World, call: Ask, codeKey: number): Promise<Refusal> {
  return recordRefused(world, call, refuse('mail-unavailable'), (unit) => unit.stepUp.takeBack(codeKey));
}

async function recordRefused(
  world: World,
  call: Ask,
  refused: Refusal,
  change: (unit: Unit) => Promise<void> = async () => undefined,
): Promise<Refusal> {
  const { partnerId } = call.caller.partner;
  const made = { at: instantOf(world.clock.now()), action: 'step-up.code' as const, details: { endpoint: call.body.endpoint } };
  await world.store.write(partnerId, async (unit) => {
    await change(unit);
    await unit.audit.append(partnerId, auditEntry(call, made, refused));
  });
  return refused;
}
