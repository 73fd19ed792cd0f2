import type { EndpointKey } from '../../../shared/contract/index.ts';
import type { MenuItem } from '../../kit/menu.ts';
import type { PanelViewName } from '../context.ts';
import type { PanelParts } from '../parts.ts';
import type { Strings } from '../strings/index.ts';
import type { Quota } from './controller.ts';

interface Offered {
  views: readonly PanelViewName[];
  dialogs: PanelParts['dialogs'];
  allows: (endpoint: EndpointKey) => boolean;
}

interface Acts {
  grant: () => void;
  recall: () => void;
  show: (view: PanelViewName) => void;
  copy: () => void;
}

/** What else can be done with a quota; only what the session allows and this quota can do. */
export function quotaMenu(quota: Quota, { card }: Strings, { views, dialogs, allows }: Offered, acts: Acts): MenuItem[] {
  const isOwn = quota.reseller === null;
  const isLimited = quota.restrictions.maximumCount !== undefined || quota.restrictions.maximumTotal !== undefined;
  const canGrant =
    dialogs.grant && isOwn && !isLimited && quota.issuable.isIssuable && quota.asset === 'coupon' && allows('POST /v1/quotas/grants');
  const canRecall = dialogs.recallQuota && !isOwn && quota.state === 'normal' && allows('POST /v1/quotas/recalls');
  return [
    ...(canGrant ? [{ key: 'grant', label: card.grant, onPick: acts.grant }] : []),
    ...(canRecall ? [{ key: 'recall', label: card.recall, onPick: acts.recall }] : []),
    ...(views.includes('coupons') ? [{ key: 'coupons', label: card.coupons, onPick: () => acts.show('coupons') }] : []),
    ...(views.includes('log') ? [{ key: 'log', label: card.log, onPick: () => acts.show('log') }] : []),
    { key: 'copy', label: card.copyId, onPick: acts.copy },
  ];
}
