import type { loadSigningStrings } from './agreement-dialog/signing/strings/index.ts';
import type { loadStrings as agreementDialog } from './agreement-dialog/strings/index.ts';
import type { loadLaterStrings } from './agreement-list/later/strings/index.ts';
import type { loadStrings as agreementList } from './agreement-list/strings/index.ts';
import type { loadContractsStrings } from './agreement-records/contracts/strings/index.ts';
import type { loadPaymentsStrings } from './agreement-records/payments/strings/index.ts';
import type { loadStandingsStrings } from './agreement-records/standings/strings/index.ts';
import type { loadStrings as agreementRecords } from './agreement-records/strings/index.ts';
import type { loadStrings as audit } from './audit/strings/index.ts';
import type { loadChartStrings } from './charts/index.ts';
import type { loadCustomersStrings } from './consumption-dashboard/customers/strings/index.ts';
import type { loadDistributionStrings } from './consumption-dashboard/distribution/strings/index.ts';
import type { loadExportStrings } from './consumption-dashboard/exports/strings/index.ts';
import type { loadLinesStrings } from './consumption-dashboard/lines/strings/index.ts';
import type { loadNamesStrings } from './consumption-dashboard/names/strings/index.ts';
import type { loadOverviewStrings } from './consumption-dashboard/overview/strings/index.ts';
import type { loadStrings as dashboard } from './consumption-dashboard/strings/index.ts';
import type { Dictionary } from './core/dictionary.ts';
import type { loadCommonStrings } from './core/strings/index.ts';
import type { Reworded } from './core/wording/kinds.ts';
import type { loadApprovalStrings } from './coupon-quota/approvals/strings/index.ts';
import type { loadCouponStrings } from './coupon-quota/coupons/strings/index.ts';
import type { loadGrantStrings } from './coupon-quota/grants/strings/index.ts';
import type { loadIssueStrings } from './coupon-quota/issue/strings/index.ts';
import type { loadLogStrings } from './coupon-quota/log/strings/index.ts';
import type { loadMoneyStrings } from './coupon-quota/money/strings/index.ts';
import type { loadOperationStrings } from './coupon-quota/operation/strings/index.ts';
import type { loadStrings as couponQuota } from './coupon-quota/strings/index.ts';
import type { loadAgreementSectionStrings } from './customer/agreements/strings/index.ts';
import type { loadBoardStrings } from './customer/board/strings/index.ts';
import type { loadCouponSectionStrings } from './customer/coupons/strings/index.ts';
import type { loadStrings as customerLater } from './customer/later/strings/index.ts';
import type { loadMoneySectionStrings } from './customer/money/strings/index.ts';
import type { loadStrings as customer } from './customer/strings/index.ts';
import type { loadStrings as listActions } from './customer-list/actions/strings/index.ts';
import type { loadStrings as listAround } from './customer-list/around/strings/index.ts';
import type { loadStrings as listLater } from './customer-list/later/strings/index.ts';
import type { loadStrings as customerList } from './customer-list/strings/index.ts';
import type { loadStrings as myPartner } from './my-partner/strings/index.ts';
import type { loadStrings as roles } from './roles/strings/index.ts';

/** Every dictionary of the kit. `tests/wording` holds that none is missing. */
type Dictionaries =
  | typeof agreementDialog
  | typeof agreementList
  | typeof agreementRecords
  | typeof audit
  | typeof couponQuota
  | typeof customer
  | typeof customerLater
  | typeof customerList
  | typeof dashboard
  | typeof listActions
  | typeof listAround
  | typeof listLater
  | typeof loadAgreementSectionStrings
  | typeof loadApprovalStrings
  | typeof loadBoardStrings
  | typeof loadChartStrings
  | typeof loadCommonStrings
  | typeof loadContractsStrings
  | typeof loadCouponSectionStrings
  | typeof loadCouponStrings
  | typeof loadCustomersStrings
  | typeof loadDistributionStrings
  | typeof loadExportStrings
  | typeof loadGrantStrings
  | typeof loadIssueStrings
  | typeof loadLaterStrings
  | typeof loadLinesStrings
  | typeof loadLogStrings
  | typeof loadMoneySectionStrings
  | typeof loadMoneyStrings
  | typeof loadNamesStrings
  | typeof loadOperationStrings
  | typeof loadOverviewStrings
  | typeof loadPaymentsStrings
  | typeof loadSigningStrings
  | typeof loadStandingsStrings
  | typeof myPartner
  | typeof roles;

type WordsOf<One> = One extends Dictionary<infer Words> ? Words : never;

/** The words of the kit, by the name of their dictionary. */
export type DictionaryWords = { [One in Dictionaries as One['dictionaryName']]: WordsOf<One> };

/**
 * A host's own words: dictionary → locale (BCP 47) → as many of its words as one likes. `common` are those that many dictionaries have. Words
 * are text, never markup.
 */
export type Wording = {
  readonly [Name in keyof DictionaryWords]?: { readonly [locale: string]: Reworded<DictionaryWords[Name]> };
};
