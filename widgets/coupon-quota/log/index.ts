import type { CSSResult } from 'lit';
import { ExportDialog } from '../../kit/exports/export-dialog.ts';
import { eyeStyles } from '../../kit/eye.ts';
import { idStyles } from '../../kit/id-text.ts';
import { pagerStyles } from '../../kit/pager.ts';
import type { PanelContext } from '../context.ts';
import { faceStyles } from '../customer-face.ts';
import { partyStyles } from '../money/party-styles.ts';
import { operationStyles } from '../operation/styles.ts';
import { logStyles } from './styles.ts';
import { LogTab } from './view.ts';
import { loadLogWords } from './words.ts';

const styles: readonly CSSResult[] = [
  pagerStyles,
  eyeStyles,
  idStyles,
  ...ExportDialog.styles,
  faceStyles,
  partyStyles,
  operationStyles,
  logStyles,
];

/** The operation log; its words are loaded in the panel's language before it is made. */
export const logPart = {
  styles,
  create: async (context: PanelContext) => new LogTab(context, await context.learn(loadLogWords)),
};
