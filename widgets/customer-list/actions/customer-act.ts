import { html, nothing, type TemplateResult } from 'lit';
import type { CustomerRow } from '../query.ts';
import { Batch, type BatchPart, readAnew } from './batch.ts';
import { people } from './people.ts';
import type { Task, TaskDesk } from './task.ts';
import { batchResult, failureLine } from './told.ts';

/**
 * What tagging, assigning and withdrawing have in common: the customers it is about, one submission at a time, and the results. Until
 * every customer is settled nothing that was picked is lost.
 */
export abstract class CustomerAct implements Task {
  abstract readonly id: string;
  abstract readonly heading: string;
  readonly desk: TaskDesk;
  readonly batch: Batch;
  rows: readonly CustomerRow[];
  #isTold = false;
  #isReading = false;

  constructor(desk: TaskDesk, rows: readonly CustomerRow[]) {
    this.desk = desk;
    this.rows = rows;
    this.batch = new Batch(
      () => desk.session,
      () => desk.update(),
    );
  }

  get isBusy(): boolean {
    return this.batch.isRunning || this.#isReading;
  }

  abstract get isUnsaved(): boolean;
  /** What is sent; empty where nothing would change. */
  protected abstract parts(): BatchPart[];
  /** Whether a customer is already as wished, after an answer was lost. */
  protected abstract isAsWished(row: CustomerRow): boolean;
  protected abstract edit(): TemplateResult;
  protected abstract submitButton(): TemplateResult;
  protected abstract get success(): string;

  body(): unknown {
    if (this.#isTold) return html`${failureLine(this.batch.failure, this.desk)}${batchResult(this.batch, this.desk.words)}`;
    return html`${failureLine(this.batch.failure, this.desk)}${this.edit()}`;
  }

  footer(): unknown {
    const { words } = this.desk;
    if (!this.#isTold) {
      return html`<button type="button" class="button" part="button" ?disabled=${this.isBusy} @click=${() => this.desk.close()}>${words.cancel}</button>${this.submitButton()}`;
    }
    const { length } = this.batch.refused;
    return html`<button type="button" class="button" part="button" aria-disabled=${this.#isReading} @click=${() => void this.#again()}>
        ${this.#isReading ? words.loading : words.result.again(length)}
      </button>
      <button type="button" class="button primary" part="button button-primary" @click=${() => this.desk.close()}>${words.done}</button>`;
  }

  /** A button that says what it does; pressed twice it does it once. */
  protected button(label: string, className = 'primary'): TemplateResult {
    const { isRunning } = this.batch;
    return html`<button type="button" class="button ${className}" part="button ${className === 'primary' ? 'button-primary' : 'button-danger'}" aria-disabled=${isRunning} aria-busy=${isRunning ? 'true' : nothing} @click=${() => void this.submit()}>
      ${isRunning ? this.desk.words.busy : label}
    </button>`;
  }

  protected async submit(): Promise<void> {
    const parts = this.parts();
    if (this.isBusy || parts.length === 0) return;
    const isThrough = await this.batch.run(parts, (row) => this.isAsWished(row));
    const { picks } = this.desk.list.actions;
    const settled = this.batch.settled.map(({ row }) => row);
    picks.setAll(settled, false);
    if (!isThrough) return;
    if (this.batch.refused.length === 0) return this.desk.finish(this.success);
    this.#isTold = true;
    this.desk.list.host.announce(this.desk.words.result.partial(settled.length, this.batch.refused.length));
    this.desk.reload();
    this.desk.update();
    this.desk.list.host.find('.dialog h2')?.focus();
  }

  protected customers(mark?: (row: CustomerRow) => unknown): TemplateResult {
    const { words } = this.desk;
    if (this.rows.length === 0) return html`<p class="quiet-line">${words.picked.none}</p>`;
    const onRemove = this.isBusy ? undefined : (row: CustomerRow): void => this.#remove(row);
    return people({ rows: this.rows, ...(mark && { mark }), onRemove }, words);
  }

  #remove({ customerId }: CustomerRow): void {
    this.rows = this.rows.filter((row) => row.customerId !== customerId);
    this.desk.update();
  }

  /** Reads those that were refused as they are now, and tries again with them alone. */
  async #again(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.desk.update();
    const refused = this.batch.refused.map(({ row }) => row);
    const outcome = await readAnew(this.desk.session, refused);
    this.#isReading = false;
    if (outcome.ok) {
      this.batch.failure = null;
      this.batch.forgetRefused();
      this.rows = outcome.answer;
      this.desk.list.actions.picks.renew(outcome.answer);
      this.#isTold = false;
    } else {
      this.batch.failure = outcome.failure;
    }
    this.desk.update();
    this.desk.list.host.find('.dialog h2')?.focus();
  }
}
