import type { couponEndpoints } from '../../../shared/contract/coupons.ts';
import type { Action } from '../action.ts';
import { checkRecall } from './check-recall.ts';
import { issue } from './issue.ts';
import { checkIssue } from './issue-check.ts';
import { issueAsJob } from './issue-job.ts';
import { readRecipientsFile } from './read-recipients-file.ts';
import { recallCoupons } from './recall.ts';
import { createRecallJob } from './recall-job.ts';
import { matchRecipients } from './recipients.ts';
import { redeemCoupon } from './redeem.ts';
import { refundCoupon } from './refund.ts';
import { saveUpstreamCoupons } from './save-upstream.ts';
import { searchCoupons } from './search.ts';
import { selectCoupons } from './select.ts';
import { showCoupon } from './show.ts';

export const couponActions: { readonly [Key in keyof typeof couponEndpoints]: Action<Key> } = {
  'POST /v1/coupons/recipients': matchRecipients,
  'POST /v1/coupons/recipients-file': readRecipientsFile,
  'POST /v1/coupons/issues/check': checkIssue,
  'POST /v1/coupons/issues': issue,
  'POST /v1/coupons/issue-jobs': issueAsJob,
  'POST /v1/coupons/search': searchCoupons,
  'GET /v1/coupons/:couponId': showCoupon,
  'POST /v1/coupons/recalls/check': checkRecall,
  'POST /v1/coupons/recalls': recallCoupons,
  'POST /v1/coupons/selections': selectCoupons,
  'POST /v1/coupons/recall-jobs': createRecallJob,
  'PUT /v1/coupons': saveUpstreamCoupons,
  'POST /v1/coupons/redemptions': redeemCoupon,
  'POST /v1/coupons/refunds': refundCoupon,
};
