import type { CSSResult } from 'lit';
import { actStyles } from '../../kit/acts/draw.ts';
import { checkboxStyles } from '../../kit/checkbox.ts';
import { faceStyles } from '../../kit/customer-face.ts';
import { ExportDialog } from '../../kit/exports/export-dialog.ts';
import { eyeStyles } from '../../kit/eye.ts';
import { idStyles } from '../../kit/id-text.ts';
import { pagerStyles } from '../../kit/pager.ts';
import type { RecordsContext, RecordsPart } from '../context.ts';
import { loadStandingsStrings } from './strings/index.ts';
import { standingsStyles } from './styles.ts';
import { StandingsTab } from './view.ts';

const styles: readonly CSSResult[] = [
  checkboxStyles,
  eyeStyles,
  faceStyles,
  idStyles,
  pagerStyles,
  actStyles,
  ...ExportDialog.styles,
  standingsStyles,
];

/** Who has signed; its words are loaded in the widget's language before it is made. */
export const standingsPart: RecordsPart = {
  styles,
  create: async (context: RecordsContext) => new StandingsTab(context, await context.learn(loadStandingsStrings)),
};
