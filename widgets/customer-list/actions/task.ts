import type { Session } from '../../core/session.ts';
import type { ListContext } from '../context.ts';
import type { ActionStrings } from './strings/index.ts';

/** One dialog at work: what it says, and whether something would be lost with it. */
export interface Task {
  readonly id: string;
  readonly heading: string;
  readonly isWide?: boolean;
  /** Something was typed or picked that no answer has settled yet. */
  readonly isUnsaved: boolean;
  /** Something is on its way that must not be asked twice. */
  readonly isBusy: boolean;
  body(): unknown;
  footer(): unknown;
  /** It is gone: nothing may be asked or told any more. */
  leave?(): void;
}

/** What the desk lends to a task. */
export interface TaskDesk {
  /** The list as it was last drawn. */
  readonly list: ListContext;
  readonly words: ActionStrings;
  readonly session: Session;
  /** Draws anew. */
  update(): void;
  /** Closes the dialog, unsaved or not. */
  close(): void;
  /** Closes the dialog, says what was done, and loads the list anew where it stands. */
  finish(text: string, action?: { label: string; onAct: () => void } | null): void;
  /** Customers changed: the list loads anew where it stands, behind the dialog. */
  reload(): void;
  /** Asks the host for a new session after the old one ended. */
  resume(): void;
}
