import { PARTNER } from '../../http/fixture.ts';
import { EAST, FOREIGN } from '../../http/quota-world.ts';
import { type Answer, type Asking, expectText, first, minor, text } from './ask.ts';
import { begun, needsApproval } from './operations.ts';
import { ofGrantable, ofGrantee, ofKept, ofQuota, ofQuotaRecall } from './rules.ts';
import { pick } from './wishes.ts';
import { operatorOf, RESELLERS } from './world.ts';

export const grant: Asking = (wish, books) => {
  const own = [...books.quotas.values()].filter(({ partnerId }) => partnerId === PARTNER);
  const quota = pick(own, wish.which);
  if (!quota) return null;
  const resellerIds = [...new Set(wish.many.map((each) => [...RESELLERS, ...RESELLERS, FOREIGN, FOREIGN][each] ?? FOREIGN))];
  const amount = wish.turn === 0 ? quota.available + 1n : minor(wish.amount);
  const items = resellerIds.map((id) => ({ customerId: id, face: amount, no: ofGrantee(books, quota, id, RESELLERS) }));
  const going = items.filter(({ no }) => no === null);
  const total = amount * BigInt(going.length);
  const no = first(
    ofQuota(books, quota),
    ofGrantable(quota),
    total > quota.available ? 'quota-insufficient' : null,
    ofKept(books, quota, [{ customerId: null, amount: total }]),
  );
  const waits = needsApproval(books, PARTNER, quota.currency, total);
  const apply = ({ operation: { operationId }, results, available }: Answer) => {
    quota.available -= total;
    expectText(available, quota.available);
    const { quotaId, currency } = quota;
    const named = { operationId, partnerId: PARTNER, byPartnerId: PARTNER, quotaId, currency, expiresAt: null } as const;
    books.operations.set(operationId, begun(books, { ...named, kind: 'grant', to: 'reseller' }, waits ? 'waits' : 'now', items));
    if (waits) return;
    for (const [index, item] of items.entries())
      if (item.no === null) books.addChild(quota, results[index]?.quotaId ?? '', item.customerId, amount);
  };
  const body = { quotaId: quota.quotaId, amount: text(amount), resellerIds };
  const told = waits ? {} : { items: items.map((item) => item.no) };
  return { who: operatorOf(PARTNER), method: 'POST', path: '/v1/quotas/grants', body, isCommand: true, no, ...told, apply };
};

export const recallQuotas: Asking = (wish, books) => {
  const children = [...books.quotas.values()].filter(({ parentId }) => parentId !== null);
  const all = wish.turn < 2 ? [...books.quotas.values()] : children;
  const quotas = [...new Set(wish.many.slice(0, 2).map((each) => pick(all, wish.which + each)))].filter((quota) => quota !== undefined);
  if (quotas.length === 0) return null;
  const items = quotas.map((quota) => ofQuotaRecall(quota, books.now));
  const going = quotas.filter((_, index) => items[index] === null);
  const no = going.some(({ asset, currency }) => asset !== going[0]?.asset || currency !== going[0]?.currency) ? 'request-invalid' : null;
  const apply = ({ results }: Answer) => {
    for (const [index, quota] of quotas.entries()) {
      if (items[index] !== null) continue;
      expectText(results[index]?.amount ?? '', quota.available);
      const parent = books.quota(quota.parentId ?? '');
      parent.granted -= quota.available;
      parent.available += quota.available;
      quota.total -= quota.available;
      quota.available = 0n;
      quota.state = 'recalled';
    }
  };
  const body = { quotaIds: quotas.map(({ quotaId }) => quotaId) };
  return { who: operatorOf(PARTNER), method: 'POST', path: '/v1/quotas/recalls', body, isCommand: true, no, items, apply };
};

export const sayLeaving: Asking = (wish, books) => {
  const resellerId = pick(RESELLERS, wish.which) ?? EAST;
  const isLeaving = !books.leaving.has(resellerId);
  const apply = () => void (isLeaving ? books.leaving.add(resellerId) : books.leaving.delete(resellerId));
  const body = { resellers: [{ partnerId: resellerId, isLeaving }] };
  return { who: { server: PARTNER }, method: 'PUT', path: '/v1/resellers', body, isCommand: false, no: null, items: [null], apply };
};
