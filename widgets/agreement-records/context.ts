import type { CSSResult, LitElement, TemplateResult } from 'lit';
import type { Locale } from '../../shared/values/lists.ts';
import type { Tell } from '../core/event-map.ts';
import type { Language } from '../core/language.ts';
import type { Session } from '../core/session.ts';
import type { FailureParts } from '../kit/failure-notice.ts';
import type { Menu } from '../kit/menu.ts';
import type { NoticeParts } from '../kit/notice.ts';
import type { TableFrame } from '../kit/table-frame.ts';
import type { PartnerAgreementRecordsEventMap } from './events.ts';
import type { RecordsState } from './query.ts';
import type { Strings } from './strings/index.ts';

/** A change of the state; a member that is null goes. */
export type StateChange = { [Name in keyof RecordsState]?: RecordsState[Name] | null };

/** What a view of the records stands on. */
export interface RecordsContext {
  readonly session: Session;
  readonly strings: Strings;
  readonly locale: Locale;
  /** The state in force; nothing in it changes but through `change`. */
  readonly state: RecordsState;
  /** The operator narrowed, widened or turned something: tells the host and asks anew. */
  change(part: StateChange): void;
  /** Words of a part, in the widget's language then and later: read when something is drawn, never kept in parts. */
  learn<Words extends object>(load: (language: Language) => Promise<Words>): Promise<Words>;
  update(): void;
  announce(text: string): void;
  /** Tells the host; ids and counts only. */
  readonly tell: Tell<PartnerAgreementRecordsEventMap>;
  /** The element, for texts that are drawn bit by bit. */
  readonly host: LitElement;
  /** Gives the widget the styles of a part that came later. */
  adopt(styles: readonly CSSResult[]): void;
  /** A table's box of its own. */
  frame(): TableFrame;
  readonly menu: Menu;
  /** For a button that goes away with what it stands in: the focus goes where the rows are, or will be. */
  leaving(act: () => void): () => void;
  /** Why there is nothing to show, and what can be done about it. */
  failure(parts: Omit<FailureParts, 'isExpired' | 'onCopy'>): NoticeParts;
}

/** A view below the tabs; comes when it is first shown, with its own words. */
export interface RecordsView {
  draw(): TemplateResult;
  /** It is shown, or the state has changed while it is: asks where the answer would be another one. */
  enter(): void;
  /** Asks again, whatever is there. */
  reload(): void;
  /** The session went on, was renewed or has ended. */
  follow(): void;
  /** Another view is shown: what was revealed hides again. */
  leave(): void;
}

/** What a file of a view brings. */
export interface RecordsPart {
  styles: readonly CSSResult[];
  create(context: RecordsContext): Promise<RecordsView>;
}
