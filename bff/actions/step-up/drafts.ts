import type { AnswerOf, EndpointKey } from '../../../shared/contract/index.ts';
import type { Permission } from '../../../shared/values/lists.ts';
import type { Draft } from '../../../shared/values/money-lists.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf, KeyCaller, SessionCaller } from '../action.ts';
import { actorIdOf, instantOf } from '../audit-entry.ts';

/** An unfinished operation is kept so long after its last change. */
export const DRAFT_SECONDS = 86_400;

const PERMISSIONS = {
  'coupon-issue': 'coupon.issue',
  'quota-grant': 'quota.grant',
  allocation: 'account.write',
} as const satisfies Record<Draft, Permission>;

/** A draft belongs to who could finish it. */
function refuseDraft({ permissions }: SessionCaller, draft: Draft): Refusal | null {
  return permissions.includes(PERMISSIONS[draft]) ? null : refuse('permission-missing');
}

/** What a draft is bound to: another operator's does not open. */
export function draftContext(partnerId: string, operatorId: string, draft: string): string {
  return JSON.stringify(['draft', partnerId, operatorId, draft]);
}

/** The operator's unfinished operation; nothing where it is over, or where no key opens it any more. */
export async function showDraft(
  { store, security, clock }: World,
  { caller, params: { draft } }: CallOf<'GET /v1/drafts/:draft'>,
): Promise<AnswerOf<'GET /v1/drafts/:draft'> | Refusal> {
  const refused = refuseDraft(caller, draft);
  if (refused) return refused;
  const { partnerId } = caller.partner;
  const operatorId = actorIdOf(caller);
  const kept = await store.reads.drafts.find(partnerId, operatorId, draft);
  const expiresInSeconds = kept === null ? 0 : secondsLeft(kept.savedAt, clock.now());
  if (kept === null || expiresInSeconds === 0) return { content: null, savedAt: null, expiresInSeconds: 0 };
  const content = await security.openField(kept.contentSealed, draftContext(partnerId, operatorId, draft)).catch(() => null);
  return content === null ? { content, savedAt: null, expiresInSeconds: 0 } : { content, savedAt: kept.savedAt, expiresInSeconds };
}

function secondsLeft(savedAt: string, now: number): number {
  return Math.min(DRAFT_SECONDS, Math.max(0, Math.ceil((Date.parse(savedAt) - now) / 1000) + DRAFT_SECONDS));
}

/** Keeps an unfinished operation. Nothing has happened yet, so that no audit row says so. */
export async function saveDraft(
  { store, security, clock }: World,
  { caller, params: { draft }, body: { content } }: CallOf<'PUT /v1/drafts/:draft'>,
): Promise<AnswerOf<'PUT /v1/drafts/:draft'> | Refusal> {
  const refused = refuseDraft(caller, draft);
  if (refused) return refused;
  const { partnerId } = caller.partner;
  const operatorId = actorIdOf(caller);
  const contentSealed = await security.sealField(content, draftContext(partnerId, operatorId, draft));
  const now = clock.now();
  const savedAt = instantOf(now);
  const outdated = await store.write(partnerId, async (unit) => {
    const ended = await refuseOutdated(unit, caller, PERMISSIONS[draft], now);
    if (!ended) await unit.drafts.save(partnerId, operatorId, draft, { contentSealed, savedAt });
    return ended;
  });
  return outdated ?? { savedAt, expiresInSeconds: DRAFT_SECONDS };
}

/** Throws an unfinished operation away, whether there is one or not. */
export async function removeDraft(
  { store, clock }: World,
  { caller, params: { draft } }: CallOf<'DELETE /v1/drafts/:draft'>,
): Promise<undefined | Refusal> {
  const refused = refuseDraft(caller, draft);
  if (refused) return refused;
  const { partnerId } = caller.partner;
  const outdated = await store.write(partnerId, async (unit) => {
    const ended = await refuseOutdated(unit, caller, PERMISSIONS[draft], clock.now());
    if (!ended) await unit.drafts.remove(partnerId, actorIdOf(caller), draft);
    return ended;
  });
  return outdated ?? undefined;
}

const FINISHED_BY: { readonly [Key in EndpointKey]?: Draft } = {
  'POST /v1/coupons/issues': 'coupon-issue',
  'POST /v1/coupons/issue-jobs': 'coupon-issue',
  'POST /v1/quotas/grants': 'quota-grant',
  'POST /v1/accounts/allocations': 'allocation',
};

/** Throws the draft away that a command has finished, within it. */
export async function finishDraft(unit: Pick<Unit, 'drafts'>, caller: KeyCaller | SessionCaller, endpoint: EndpointKey): Promise<void> {
  const draft = FINISHED_BY[endpoint];
  if (draft !== undefined && caller.kind === 'session') await unit.drafts.remove(caller.partner.partnerId, actorIdOf(caller), draft);
}
