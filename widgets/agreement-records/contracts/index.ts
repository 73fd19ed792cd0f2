import type { CSSResult } from 'lit';
import { actStyles } from '../../kit/acts/draw.ts';
import { resultStyles } from '../../kit/toast.ts';
import type { RecordsContext, RecordsPart } from '../context.ts';
import { formStyles } from '../form-styles.ts';
import { loadContractsStrings } from './strings/index.ts';
import { contractsStyles } from './styles.ts';
import { ContractsTab } from './view.ts';

const styles: readonly CSSResult[] = [resultStyles, actStyles, formStyles, contractsStyles];

/** Payment agreement contracts; their words are loaded in the widget's language before they are made. */
export const contractsPart: RecordsPart = {
  styles,
  create: async (context: RecordsContext) => new ContractsTab(context, await context.learn(loadContractsStrings)),
};
