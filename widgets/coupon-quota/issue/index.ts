import type { CSSResult } from 'lit';
import { checkboxStyles } from '../../kit/checkbox.ts';
import { codeFieldStyles } from '../../kit/code-field.ts';
import { eyeStyles } from '../../kit/eye.ts';
import { progressStyles } from '../../kit/progress.ts';
import { resultStyles } from '../../kit/toast.ts';
import type { PanelContext } from '../context.ts';
import { faceStyles } from '../customer-face.ts';
import { moneyStyles } from '../money/draw.ts';
import { partyStyles } from '../money/party-styles.ts';
import { loadMoneyStrings } from '../money/strings/index.ts';
import { loadOperationStrings } from '../operation/strings/index.ts';
import { IssueDialog } from './dialog.ts';
import { recipientsStyles } from './recipients-styles.ts';
import { loadIssueStrings } from './strings/index.ts';
import { issueStyles } from './styles.ts';
import { termsStyles } from './terms-styles.ts';

const styles: readonly CSSResult[] = [
  checkboxStyles,
  codeFieldStyles,
  eyeStyles,
  progressStyles,
  resultStyles,
  moneyStyles,
  partyStyles,
  faceStyles,
  recipientsStyles,
  termsStyles,
  issueStyles,
];

/** Issuing, with its words in the panel's language. */
export const issuePart = {
  styles,
  create: async (context: PanelContext) =>
    new IssueDialog(
      context,
      ...(await Promise.all([context.learn(loadIssueStrings), context.learn(loadMoneyStrings), context.learn(loadOperationStrings)])),
    ),
};
