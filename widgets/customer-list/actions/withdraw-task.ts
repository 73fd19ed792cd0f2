import { html, nothing, type TemplateResult } from 'lit';
import { ask } from '../../core/ask.ts';
import type { CustomerRow } from '../query.ts';
import type { BatchPart } from './batch.ts';
import { CustomerAct } from './customer-act.ts';

/** Takes customers back from whoever holds them (R-AM-4). */
export class WithdrawTask extends CustomerAct {
  readonly id = 'withdraw';

  get heading(): string {
    return this.desk.words.withdraw.heading;
  }

  get isUnsaved(): boolean {
    return false;
  }

  protected get success(): string {
    return this.desk.words.withdraw.success;
  }

  get #held(): CustomerRow[] {
    return this.rows.filter(({ accountManager }) => accountManager !== null);
  }

  protected parts(): BatchPart[] {
    const rows = this.#held;
    if (rows.length === 0) return [];
    return [{ rows, send: (customerIds) => ask(this.desk.session, 'POST /v1/assignments/withdraw', { body: { customerIds } }) }];
  }

  protected isAsWished({ accountManager }: CustomerRow): boolean {
    return accountManager === null;
  }

  protected edit(): TemplateResult {
    const { withdraw, picked } = this.desk.words;
    return html`<p class="explain">${withdraw.explain}</p>
      ${this.#held.length === 0 && this.rows.length > 0 ? html`<p class="demand">${withdraw.nothing}</p>` : nothing}
      <h3>${picked.title(this.rows.length)}</h3>
      ${this.customers(({ accountManager }) => (accountManager ? nothing : html`<span class="chip" part="badge">${withdraw.skipped}</span>`))}`;
  }

  protected submitButton(): TemplateResult {
    const { length } = this.#held;
    return length > 0 ? this.button(this.desk.words.withdraw.act(length), 'danger-act') : html``;
  }
}
