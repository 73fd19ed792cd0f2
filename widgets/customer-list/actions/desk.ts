import { html, nothing } from 'lit';
import { type Language, plainLanguage } from '../../core/language.ts';
import { soon } from '../../core/soon.ts';
import { type CloseRequest, dialog } from '../../kit/dialog.ts';
import { Menu } from '../../kit/menu.ts';
import { Toast } from '../../kit/toast.ts';
import type { ListContext, ListHost } from '../context.ts';
import type { CustomerRow } from '../query.ts';
import type { ListActions } from './list-actions.ts';
import { type ActionStrings, loadStrings } from './strings/index.ts';
import { adoptStyles } from './styles.ts';
import type { Task, TaskDesk } from './task.ts';
import type { RowVerb, Verb } from './verbs.ts';

type Maker = (desk: TaskDesk, rows: readonly CustomerRow[]) => Task;

/** Each dialog comes when it is first asked for; what several need comes with the desk. */
const MAKERS: Record<Verb, () => Promise<Maker>> = {
  tag: async () => (await import('./customer-tasks.ts')).tagTask,
  assign: async () => (await import('./customer-tasks.ts')).assignTask,
  withdraw: async () => (await import('./customer-tasks.ts')).withdrawTask,
  pick: async () => (await import('./customer-tasks.ts')).pickTask,
  resellers: async () => (await import('./resellers/reseller-task.ts')).resellerTask,
  export: async () => (await import('./exports/export-task.ts')).exportTask,
};

/** Where the list's menu, dialog and toast are kept. */
export class Desk implements TaskDesk {
  readonly #host: ListHost;
  readonly #actions: ListActions;
  readonly #menu: Menu;
  readonly #toast: Toast;
  #words: ActionStrings;
  #language: Language;
  #list: ListContext | null = null;
  #task: Task | null = null;
  #isAskingToLeave = false;
  #isLeaving = false;
  /** Where the focus was when it was asked whether to leave. */
  #askedAt: HTMLElement | null | undefined = null;

  constructor(host: ListHost, actions: ListActions, words: ActionStrings, language: Language) {
    this.#host = host;
    this.#actions = actions;
    this.#words = words;
    this.#language = language;
    this.#menu = new Menu(host.update);
    this.#toast = new Toast(host.update);
  }

  get list(): ListContext {
    if (!this.#list) throw new Error('The list has not been drawn yet.');
    return this.#list;
  }

  get words(): ActionStrings {
    return this.#words;
  }

  get session(): TaskDesk['session'] {
    const { session } = this.list.controller;
    if (!session) throw new Error('There is no session any more.');
    return session;
  }

  update(): void {
    this.#host.update();
  }

  /** Opens the menu of one row. */
  menu(context: ListContext, anchor: HTMLElement, row: CustomerRow, verbs: readonly RowVerb[]): void {
    const items = verbs
      .filter((verb) => verb !== 'withdraw' || row.accountManager !== null)
      .map((verb) => ({
        key: verb,
        label: context.strings.selection.verbs[verb],
        onPick: () => void this.#actions.open(context, verb, [row]),
      }));
    const ofPage = context.rowActions.map(({ id, label }) => ({
      key: id,
      label,
      onPick: () => void this.#host.tell('partner-row-action', { id, customerId: row.customerId }),
    }));
    this.#menu.toggle(anchor, context.strings.selection.more(row.customerId), [...items, ...ofPage]);
  }

  closeMenu(): void {
    this.#menu.close(false);
  }

  /** Opens a dialog, unless one is open: a second press of the same button opens nothing twice. */
  async open(context: ListContext, verb: Verb, rows: readonly CustomerRow[]): Promise<void> {
    if (this.#task) return;
    this.#list = context;
    const make = await MAKERS[verb]();
    if (this.#task || !this.list.controller.session) return;
    this.#task = make(this, rows);
    this.#isLeaving = false;
    this.#isAskingToLeave = false;
    this.update();
  }

  close(): void {
    this.#isLeaving = true;
    this.#dialog?.close();
  }

  finish(text: string, action: { label: string; onAct: () => void } | null = null): void {
    this.close();
    this.#actions.picks.clear();
    this.#toast.show(text, action);
    this.#host.announce(text);
    this.reload();
  }

  reload(): void {
    this.list.controller.load();
  }

  resume(): void {
    void this.session.renew('expired').then(() => this.update());
  }

  /** The person has gone: nothing of theirs stays open. */
  leave(): void {
    this.#menu.close(false);
    if (this.#task) queueMicrotask(() => this.close());
  }

  draw(context: ListContext): unknown {
    this.#list = context;
    this.#speak(context);
    if (!context.controller.session) this.#drop();
    return html`${this.#menu.draw()}${this.#task ? this.#draw(this.#task) : nothing}${this.#toast.draw()}`;
  }

  #draw(task: Task): unknown {
    return dialog({
      id: task.id,
      heading: task.heading,
      closeLabel: this.#words.close,
      isWide: task.isWide ?? false,
      body: task.body(),
      footer: this.#isAskingToLeave ? this.#leaveQuestion() : task.footer(),
      mayClose: (request) => this.#mayClose(task, request),
      onClosed: () => this.#noteClosed(task),
    });
  }

  #leaveQuestion(): unknown {
    const { leave } = this.#words;
    const answer = (isLeaving: boolean) => (): void => {
      this.#isAskingToLeave = false;
      if (isLeaving) this.close();
      else (this.#askedAt ?? this.#host.find('.dialog h2'))?.focus();
      this.update();
    };
    return html`<p class="leave-question" role="alert">${leave.question}</p>
      <button type="button" class="button" part="button" @click=${answer(true)}>${leave.discard}</button>
      <button type="button" class="button primary" part="button button-primary" @click=${answer(false)}>${leave.stay}</button>`;
  }

  #mayClose(task: Task, request: CloseRequest): boolean {
    if (task.isBusy) return false;
    if (!task.isUnsaved) return true;
    if (request === 'asked' && !this.#isAskingToLeave) {
      const root = this.#dialog?.getRootNode() as ShadowRoot | undefined;
      this.#askedAt = root?.activeElement as HTMLElement | null;
      this.#isAskingToLeave = true;
      this.update();
    }
    return false;
  }

  /** A browser may close a dialog without asking; what is unsaved opens it again. */
  #noteClosed(task: Task): void {
    if (task !== this.#task) return;
    if (!this.#isLeaving && (task.isUnsaved || task.isBusy)) {
      this.#dialog?.showModal();
      return;
    }
    this.#task = null;
    this.#isAskingToLeave = false;
    task.leave?.();
    this.update();
    soon(() => this.#rescueFocus());
  }

  /** The list has left its session, or the page: nothing is asked any more on its behalf. */
  #drop(): void {
    this.#task?.leave?.();
    this.#task = null;
    this.#menu.close(false);
    this.#toast.forget();
  }

  /** The button that opened the dialog may be gone with what was picked. */
  #rescueFocus(): void {
    const stage = this.#host.find('.stage');
    const root = stage?.getRootNode() as ShadowRoot | undefined;
    if (stage && !this.#task && !root?.activeElement && document.activeElement === document.body) stage.focus({ preventScroll: true });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.find('.dialog') as HTMLDialogElement | null;
  }

  #speak({ controller }: ListContext): void {
    const language = controller.session?.snapshot.language;
    if (!language || language === this.#language) return;
    this.#language = language;
    void loadStrings(language).then((words) => {
      if (language !== this.#language) return;
      this.#words = words;
      this.update();
    });
  }
}

/** Makes the desk of a list: its words and its styles come with it. */
export async function openDesk(host: ListHost, actions: ListActions, context: ListContext): Promise<Desk> {
  const language = context.controller.session?.snapshot.language ?? plainLanguage('zh-CN');
  const words = await loadStrings(language);
  adoptStyles(host.find('.stage')?.getRootNode());
  return new Desk(host, actions, words, language);
}
