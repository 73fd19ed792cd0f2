import type { CSSResult } from 'lit';
import { actStyles } from '../../kit/acts/draw.ts';
import { codeFieldStyles } from '../../kit/code-field.ts';
import { idStyles } from '../../kit/id-text.ts';
import { resultStyles } from '../../kit/toast.ts';
import type { RecordsContext, RecordsPart } from '../context.ts';
import { formStyles } from '../form-styles.ts';
import { loadPaymentsStrings } from './strings/index.ts';
import { PaymentsTab } from './view.ts';

const styles: readonly CSSResult[] = [idStyles, resultStyles, codeFieldStyles, actStyles, formStyles];

/** Third-party payment agreements; their words are loaded in the widget's language before they are made. */
export const paymentsPart: RecordsPart = {
  styles,
  create: async (context: RecordsContext) => new PaymentsTab(context, await context.learn(loadPaymentsStrings)),
};
