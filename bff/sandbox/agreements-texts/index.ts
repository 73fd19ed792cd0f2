import { ASSOCIATION_NOTICE_EN } from './association-notice-en.ts';
import { ASSOCIATION_NOTICE_ZH } from './association-notice-zh.ts';
import type { AgreementSource } from './compose.ts';
import { DATA_PROCESSING } from './data-processing.ts';
import { REFERRAL_NOTICE } from './referral-notice.ts';

export type { AgreementSource } from './compose.ts';
export { longText } from './long-text.ts';

/**
 * Texts of agreements for demonstration and stories, written for them: `association-notice` for customers of agency sale and `referral-notice`
 * for referral, two versions each, and `data-processing` for both; all in Chinese and English.
 */
export const AGREEMENT_TEXTS: readonly AgreementSource[] = [
  ...ASSOCIATION_NOTICE_ZH,
  ...ASSOCIATION_NOTICE_EN,
  ...REFERRAL_NOTICE,
  ...DATA_PROCESSING,
];
