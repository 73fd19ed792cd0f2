import type { CSSResult } from 'lit';
import { ExportDialog } from '../../kit/exports/export-dialog.ts';
import type { DashboardContext } from '../context.ts';
import { ExportLayer } from './layer.ts';
import { loadExportStrings } from './strings/index.ts';

const styles: readonly CSSResult[] = ExportDialog.styles;

/** What is on the screen as a file; words are loaded in the dashboard's language before it is made. */
export const exportsLayer = {
  styles,
  create: async (context: DashboardContext): Promise<ExportLayer> => new ExportLayer(context, await context.learn(loadExportStrings)),
};
