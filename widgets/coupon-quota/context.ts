import type { CSSResult, TemplateResult } from 'lit';
import type { Locale } from '../../shared/values/lists.ts';
import type { Tell } from '../core/event-map.ts';
import type { Language } from '../core/language.ts';
import type { Session } from '../core/session.ts';
import type { FailureParts } from '../kit/failure-notice.ts';
import type { NoticeParts } from '../kit/notice.ts';
import type { TableFrame } from '../kit/table-frame.ts';
import type { Intent, PartnerCouponQuotaEventMap } from './events.ts';
import type { Strings } from './strings/index.ts';

/** What the panel can show, one at a time. */
export const PANEL_VIEWS = ['quotas', 'coupons', 'log'] as const;
export type PanelViewName = (typeof PANEL_VIEWS)[number];

/** What a view or a dialog of the panel stands on. */
export interface PanelContext {
  readonly session: Session;
  readonly strings: Strings;
  readonly locale: Locale;
  /** Words of a part, in the panel's language then and later: read when something is drawn, never kept in parts. */
  learn<Words extends object>(load: (language: Language) => Promise<Words>): Promise<Words>;
  /** Draws the panel anew. */
  update(): void;
  /** Says something to screen readers. */
  announce(text: string): void;
  /** Tells the host; ids and counts only. */
  readonly tell: Tell<PartnerCouponQuotaEventMap>;
  /** Asks the host; false where it prevented what is about to happen. */
  mayGoOn(name: 'partner-before-issue' | 'partner-before-recall', detail: Intent): boolean;
  /** Shows another view, narrowed to some filter of its own. */
  show(view: PanelViewName, filter?: object): void;
  /** Whether a view is there for this session. */
  offers(view: PanelViewName): boolean;
  /** A table's box of its own. */
  frame(): TableFrame;
  /** For a button that goes away with what it stands in: the focus goes where the rows are, or will be. */
  leaving(act: () => void): () => void;
  /** Why there is nothing to show, and what can be done about it. */
  failure(parts: Omit<FailureParts, 'isExpired' | 'onCopy'>): NoticeParts;
  /** Something moved: what is shown of quotas is loaded anew. */
  moved(): void;
  copy(text: string, said: string): Promise<void>;
}

/** A view below the tabs; comes when it is first shown. */
export interface PanelView {
  draw(): TemplateResult;
  /** It is shown, with a filter where the panel was asked for one. */
  enter(filter?: object): void;
  /** The session went on, was renewed or has ended. */
  follow(): void;
  /** The operation that it tells of itself; null where there is none. */
  readonly told?: string | null;
  /** Another view is shown: what was revealed hides again. */
  leave(): void;
}

/** A dialog above the panel. */
export interface PanelDialog {
  draw(): TemplateResult;
}

/** What a file of a view or a dialog brings. */
export interface PanelPart<Made> {
  styles: readonly CSSResult[];
  /** Words and whatever else it needs may have to come first. */
  create(context: PanelContext): Made | Promise<Made>;
}
