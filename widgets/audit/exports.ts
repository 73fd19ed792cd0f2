import type { Session } from '../core/session.ts';
import { ExportDialog } from '../kit/exports/export-dialog.ts';
import type { AuditQuery } from './query.ts';
import type { Strings } from './strings/index.ts';

/** What the dialog needs of the trail on the screen. */
export interface ExportHost {
  session: Session;
  strings: Strings;
  /** What the trail is narrowed to now. */
  filter: NonNullable<AuditQuery>;
  update: () => void;
  announce: (text: string) => void;
}

/** Asks for the trail as a file, and keeps the records of what was exported; loaded when it is first wanted. */
export class AuditExports extends ExportDialog {
  constructor({ session, strings, filter, update, announce }: ExportHost) {
    const { exports: words, detail, actions, loadingOlder } = strings;
    super({
      session,
      export: { what: 'audit', filter },
      words,
      about: Object.keys(filter).length > 0 ? words.filtered : words.whole,
      closeLabel: detail.close,
      retryLabel: actions.retry,
      loading: loadingOlder,
      update,
      announce,
    });
  }
}
