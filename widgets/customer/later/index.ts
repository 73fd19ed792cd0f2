import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../core/language.ts';
import { Localisation } from '../../core/localisation.ts';
import type { Session } from '../../core/session.ts';
import { adopt } from '../../kit/adopt.ts';
import { Menu } from '../../kit/menu.ts';
import { Dissociation } from './dissociation.ts';
import { dissociationDialog } from './dissociation-dialog.ts';
import { loadStrings } from './strings/index.ts';
import { laterStyles } from './styles.ts';

/** What the page lends to what it can do. */
export interface ActsHost {
  root: () => ShadowRoot;
  session: () => Session | null;
  /** Draws anew. */
  update: () => void;
  announce: (text: string) => void;
}

/** What one can do with a customer beside looking: the menu, and the dialog it opens. */
export class CustomerActs {
  readonly #host: ActsHost;
  readonly #menu: Menu;
  readonly #words = new Localisation(loadStrings, () => this.#host.update());
  #act: Dissociation | null = null;

  constructor(host: ActsHost) {
    this.#host = host;
    this.#menu = new Menu(host.update);
    adopt(host.root(), laterStyles);
  }

  use(language: Language): Promise<void> {
    return this.#words.use(language);
  }

  toggle(anchor: HTMLElement, label: string, customerId: string): void {
    const words = this.#words.strings;
    if (words && anchor.isConnected)
      this.#menu.toggle(anchor, label, [{ key: 'dissociate', label: words.dissociate, onPick: () => this.#open(customerId) }]);
  }

  /** Another customer is shown, or nobody: nothing of the last one stays open. */
  leave(): void {
    this.#menu.close(false);
    this.#act?.leave();
    this.#act = null;
  }

  draw(): TemplateResult {
    const act = this.#act;
    const words = this.#words.strings;
    return html`${this.#menu.draw()}${act && words ? dissociationDialog({ act, words, close: this.#close, onClosed: () => this.#closed(act) }) : nothing}`;
  }

  #open(customerId: string): void {
    if (this.#act) return;
    const { session, update, announce } = this.#host;
    const act = new Dissociation(customerId, session, {
      onChange: update,
      onDemand: (demand) => this.#find(demand === 'accept' ? '.accept input' : '.reason select')?.focus(),
      onDone: () => announce(this.#words.strings?.result.title ?? ''),
    });
    this.#act = act;
    void act.check();
  }

  readonly #close = (): void => this.#find('dialog')?.close();

  #closed(act: Dissociation): void {
    act.leave();
    if (this.#act === act) this.#act = null;
    this.#host.update();
  }

  #find(selector: 'dialog'): HTMLDialogElement | null;
  #find(selector: string): HTMLElement | null;
  #find(selector: string): HTMLElement | null {
    return this.#host.root().querySelector<HTMLElement>(selector);
  }
}
