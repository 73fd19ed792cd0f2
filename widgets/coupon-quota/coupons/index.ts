import type { CSSResult } from 'lit';
import { checkboxStyles } from '../../kit/checkbox.ts';
import { codeFieldStyles } from '../../kit/code-field.ts';
import { eyeStyles } from '../../kit/eye.ts';
import { idStyles } from '../../kit/id-text.ts';
import { progressStyles } from '../../kit/progress.ts';
import { resultStyles } from '../../kit/toast.ts';
import type { PanelContext } from '../context.ts';
import { faceStyles } from '../customer-face.ts';
import { moneyStyles } from '../money/draw.ts';
import { partyStyles } from '../money/party-styles.ts';
import { deskStyles } from './desk-styles.ts';
import { loadCouponStrings } from './strings/index.ts';
import { couponStyles } from './styles.ts';
import { CouponsView } from './view.ts';

const styles: readonly CSSResult[] = [
  checkboxStyles,
  eyeStyles,
  idStyles,
  progressStyles,
  resultStyles,
  codeFieldStyles,
  moneyStyles,
  partyStyles,
  faceStyles,
  couponStyles,
  deskStyles,
];

/** The view of issued coupons; its words are loaded in the panel's language before it is made. */
export const couponsPart = {
  styles,
  create: async (context: PanelContext) => new CouponsView(context, await context.learn(loadCouponStrings)),
};
