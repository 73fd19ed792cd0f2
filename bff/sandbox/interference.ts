import type { Locale } from '../../shared/values/lists.ts';
import type { Clock, Store } from '../ports/index.ts';
import { AGREEMENT_TEXTS } from './agreements-texts/index.ts';
import type { Colleague } from './colleague.ts';
import { worldPartner } from './generate-partners.ts';
import { VERSION_PLANS } from './generate-signatures.ts';

interface Quota {
  available: string;
  restrictions: { minimumFaceValue?: string; maximumFaceValue?: string };
}

/** Somebody at another desk issues what is left of the quota that a request is about to issue from, in as few coupons as it allows. */
export async function takeQuota(colleague: Colleague, request: Request): Promise<void> {
  const { quotaId, items } = (await request.clone().json()) as { quotaId: string; items: { customerId: string }[] };
  const { quotas } = await colleague.asOperator<{ quotas: Quota[] }>('/v1/quotas/search', { quotaId });
  const [quota] = quotas;
  if (!quota) return;
  const { minimumFaceValue = '0.01', maximumFaceValue = quota.available } = quota.restrictions;
  const [least, most] = [Number(minimumFaceValue), Number(maximumFaceValue)];
  for (let left = Number(quota.available); left >= least; left -= most) {
    const faceValue = Math.min(left, most).toFixed(2);
    await colleague.asOperator('/v1/coupons/issues', {
      quotaId,
      faceValue,
      items: items.slice(0, 1).map(({ customerId }) => ({ customerId })),
    });
  }
}

/** The partner publishes a newer version of what a request is about to sign: the last one with a paragraph more. */
export async function publishNewer(colleague: Colleague, request: Request): Promise<void> {
  const { manifest } = (await request.clone().json()) as { manifest: string };
  const { code } = readPayload(manifest);
  const plan = VERSION_PLANS.filter((one) => one.code === code).at(-1);
  if (!plan) return;
  const { audience, noticeDays, isRequired, viewPolicy, version } = plan;
  const texts = AGREEMENT_TEXTS.filter((text) => text.code === code && text.version === version).map(({ locale, title, source }) => ({
    locale,
    title,
    source: `${source}\n${ADDED[locale]}\n`,
  }));
  await colleague.asPartner('/v1/agreements/versions', { code, audience, noticeDays, isRequired, viewPolicy, texts });
}

const ADDED: Readonly<Record<Locale, string>> = {
  'zh-CN': '# 补充说明\n\n本须知的更新内容自生效之日起适用。',
  en: '# Supplement\n\nWhat is new in this notice applies from the day on which it takes effect.',
};

/** What a signed token says, in the middle of its three parts. */
function readPayload(token: string): { code?: string } {
  const [, payload = ''] = token.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

interface Parts {
  store: Store;
  clock: Clock;
}

/** Paths of batches over customers, each with what somebody else does to a customer so that the batch's item is refused. */
export const BATCH_PATHS = ['/v1/assignments', '/v1/assignments/withdraw', '/v1/customers/tags'] as const;

/**
 * Somebody else in the distributor's house, a moment quicker: of the customers that a batch names, every second is assigned to another
 * manager, withdrawn, or tagged until it is full. The batch then meets a world that has moved on, as it would in life.
 */
export async function beQuicker({ store, clock }: Parts, path: (typeof BATCH_PATHS)[number], request: Request): Promise<void> {
  const { customerIds, operatorId } = (await request.clone().json()) as { customerIds: string[]; operatorId?: string };
  const { record, operators } = worldPartner('distributor');
  const chosen = customerIds.filter((_, index) => index % 2 === 1);
  const at = new Date(clock.businessNow()).toISOString();
  const managers = operators.filter(({ roles }) => roles.includes('account-manager'));
  const other = managers.find((manager) => manager.operatorId !== operatorId);
  if (chosen.length === 0 || !other) return;
  await store.write(record.partnerId, async (unit) => {
    const stored = await unit.customers.stored(record.partnerId, chosen);
    if (path === '/v1/customers/tags') {
      const full = stored.map(({ customer }) => ({ ...customer, tags: Array.from({ length: 20 }, (_, index) => `标签 ${index + 1}`) }));
      await unit.customers.save(record.partnerId, full);
      return;
    }
    const held = stored.filter(({ assignment }) => (assignment !== null) === (path === '/v1/assignments/withdraw'));
    if (path === '/v1/assignments/withdraw') {
      await unit.customers.withdraw(
        record.partnerId,
        held.map(({ customer: { customerId } }) => ({ customerId, at })),
      );
    } else {
      await unit.customers.assign(
        record.partnerId,
        held.map(({ customer: { customerId } }) => ({ customerId, operatorId: other.operatorId, assignedAt: at })),
      );
    }
  });
}
