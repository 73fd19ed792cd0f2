import type { CSSResult, nothing, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Locale } from '../../shared/values/lists.ts';
import type { Tell } from '../core/event-map.ts';
import type { Language } from '../core/language.ts';
import type { Session } from '../core/session.ts';
import type { FailureParts } from '../kit/failure-notice.ts';
import type { NoticeParts } from '../kit/notice.ts';
import type { TableFrame } from '../kit/table-frame.ts';
import type { PartnerConsumptionDashboardEventMap } from './events.ts';
import type { ConsumptionExport } from './exports/layer.ts';
import type { Asked, DashboardState, Options, Resellers } from './query.ts';
import type { Strings } from './strings/index.ts';

/** What a view of the dashboard stands on. */
export interface DashboardContext {
  readonly session: Session;
  readonly strings: Strings;
  readonly locale: Locale;
  /** The state in force; nothing in it changes but through `change`. */
  readonly state: DashboardState;
  /** What the newest answer is in, where the state names none; a view sets it. */
  readonly shown: { currency: string | null };
  /** The question it stands for. */
  readonly asked: Asked;
  /** What can be filtered by; null until it is known. */
  readonly options: Options | null;
  /** Resolves once it is known, or could not be had. */
  known(): Promise<void>;
  /**
   * The operator narrowed, widened or turned something: tells the host and asks anew. A member that is null goes. Shows another view where
   * one is named.
   */
  change(part: { [Name in keyof DashboardState]?: DashboardState[Name] | null }): void;
  /** Takes away whatever narrows the figures, cycles and days too. */
  clear(): void;
  /** What can be narrowed to one customer is so by a dialog; null where no customer can be picked. */
  readonly pickCustomer: (() => void) | null;
  /** Asks for a file; null where the session has no right to one. */
  readonly exportAs: ((asked: ConsumptionExport) => void) | null;
  /** Resellers whose customers can be looked at instead; empty for everybody but distributors. */
  readonly resellers: Resellers;
  /** The element, for charts that must know their size. */
  readonly host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  /** Words of a part, in the language of the dashboard now and later. */
  learn<Words extends object>(load: (language: Language) => Promise<Words>): Promise<Words>;
  update(): void;
  announce(text: string): void;
  /** Tells the host; ids, codes and counts only. */
  readonly tell: Tell<PartnerConsumptionDashboardEventMap>;
  frame(): TableFrame;
  leaving(act: () => void): () => void;
  failure(parts: Omit<FailureParts, 'isExpired' | 'onCopy'>): NoticeParts;
  copy(text: string, said: string): Promise<void>;
}

/** A view below the filters; comes when it is first shown, with its own words. */
export interface DashboardView {
  draw(): TemplateResult;
  /** It is shown, or what is asked has changed while it is. */
  enter(): void;
  /** The session went on, was renewed or has ended. */
  follow(): void;
  /** Another view is shown: what was revealed hides again. */
  leave(): void;
}

/** What a file of a view brings. */
export interface DashboardPart {
  styles: readonly CSSResult[];
  create(context: DashboardContext): DashboardView | Promise<DashboardView>;
}

/** A dialog above the dashboard; comes when it is first opened, with its own words. */
export interface DashboardLayer<Given> {
  open(given: Given): void;
  draw(): TemplateResult | typeof nothing;
  /** It is closed, or the session is gone: nothing of what it held stays. */
  leave(): void;
}
