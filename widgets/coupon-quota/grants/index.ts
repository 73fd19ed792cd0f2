import type { CSSResult } from 'lit';
import { checkboxStyles } from '../../kit/checkbox.ts';
import { codeFieldStyles } from '../../kit/code-field.ts';
import { resultStyles } from '../../kit/toast.ts';
import type { PanelContext } from '../context.ts';
import { moneyStyles } from '../money/draw.ts';
import { partyStyles } from '../money/party-styles.ts';
import { loadMoneyStrings } from '../money/strings/index.ts';
import { GrantDialog } from './grant-dialog.ts';
import { RecallQuotaDialog } from './recall-dialog.ts';
import { loadGrantStrings } from './strings/index.ts';

const styles: readonly CSSResult[] = [checkboxStyles, codeFieldStyles, resultStyles, moneyStyles, partyStyles];

/** Dialogs of grants; their words are loaded in the panel's language before one is made. */
export const grantPart = { styles, create: async (context: PanelContext) => new GrantDialog(context, ...(await wordsOf(context))) };
export const recallQuotaPart = {
  styles,
  create: async (context: PanelContext) => new RecallQuotaDialog(context, ...(await wordsOf(context))),
};

async function wordsOf({ learn }: PanelContext) {
  return Promise.all([learn(loadGrantStrings), learn(loadMoneyStrings)]);
}
