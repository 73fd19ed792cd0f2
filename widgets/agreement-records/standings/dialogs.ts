import type { CSSResult } from 'lit';
import { documentTextStyles } from '../../kit/document-text.ts';

export { RecordDialog } from './record-dialog.ts';
export { VersionsDialog } from './versions-dialog.ts';

/** Of texts that are read; they come with the first dialog. */
export const dialogStyles: readonly CSSResult[] = [documentTextStyles];
