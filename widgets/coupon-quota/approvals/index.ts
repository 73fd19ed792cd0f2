import type { CSSResult } from 'lit';
import { eyeStyles } from '../../kit/eye.ts';
import { progressStyles } from '../../kit/progress.ts';
import { resultStyles } from '../../kit/toast.ts';
import type { PanelContext } from '../context.ts';
import { faceStyles } from '../customer-face.ts';
import { moneyStyles } from '../money/draw.ts';
import { partyStyles } from '../money/party-styles.ts';
import { loadMoneyStrings } from '../money/strings/index.ts';
import { loadOperationStrings } from '../operation/strings/index.ts';
import { operationStyles } from '../operation/styles.ts';
import { Approvals } from './dialog.ts';
import { loadApprovalStrings } from './strings/index.ts';
import { approvalStyles } from './styles.ts';

const styles: readonly CSSResult[] = [
  eyeStyles,
  progressStyles,
  resultStyles,
  faceStyles,
  moneyStyles,
  partyStyles,
  operationStyles,
  approvalStyles,
];

/** What waits for an approval; its words are loaded in the panel's language before it is made. */
export const approvalsPart = {
  styles,
  create: async (context: PanelContext) => {
    const [approval, operation, money] = await Promise.all([
      context.learn(loadApprovalStrings),
      context.learn(loadOperationStrings),
      context.learn(loadMoneyStrings),
    ]);
    return new Approvals(context, { approval, operation }, money);
  },
};
