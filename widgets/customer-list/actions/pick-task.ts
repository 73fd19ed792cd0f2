import { html, nothing, type TemplateResult } from 'lit';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { formatCount } from '../../core/formats.ts';
import { checkbox } from '../../kit/checkbox.ts';
import { textField } from '../../kit/field.ts';
import { icons } from '../../kit/icons.ts';
import type { CustomerRow, PageRequest, SearchAnswer } from '../query.ts';
import { AssignTask } from './assign-task.ts';
import { face, lookAlikes } from './people.ts';
import { Picks } from './picks.ts';
import type { Task, TaskDesk } from './task.ts';
import { failureLine } from './told.ts';

const SIZE = 20;
const TYPING_PAUSE_MILLISECONDS = 350;

/** Picks customers that nobody holds (R-AM-1), page by page, and hands them on to be assigned. */
export class PickTask implements Task {
  readonly isWide = true;
  readonly #desk: TaskDesk;
  readonly #picks: Picks;
  #assign: AssignTask | null = null;
  #answer: SearchAnswer | null = null;
  #failure: Failure | null = null;
  #page: PageRequest = { size: SIZE, at: 'first' };
  #text = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #isLoading = false;
  #isMissing = false;

  constructor(desk: TaskDesk) {
    this.#desk = desk;
    this.#picks = new Picks(() => desk.update());
    void this.#load();
  }

  get id(): string {
    return 'pick';
  }

  get heading(): string {
    return this.#assign?.heading ?? this.#desk.words.pick.heading;
  }

  get isUnsaved(): boolean {
    return this.#assign ? this.#assign.isUnsaved || this.#assign.batch.results.length === 0 : this.#picks.count > 0;
  }

  get isBusy(): boolean {
    return this.#assign?.isBusy ?? false;
  }

  body(): unknown {
    if (this.#assign) return this.#assign.body();
    const { pick: words } = this.#desk.words;
    return html`<p class="explain">${words.explain}</p>
      ${textField({ id: 'pick-search', label: words.search, value: this.#text, maximumLength: 128, onType: (text) => this.#type(text) })}
      ${failureLine(this.#failure, this.#desk)}
      ${this.#failure ? html`<button type="button" class="button" part="button" @click=${() => void this.#load()}>${this.#desk.words.retry}</button>` : this.#list()}`;
  }

  footer(): unknown {
    const { words } = this.#desk;
    if (this.#assign) {
      const isFresh = this.#assign.batch.results.length === 0 && !this.isBusy;
      return html`${isFresh ? html`<button type="button" class="button quiet back" part="button button-quiet" @click=${() => this.#step(null)}>${words.back}</button>` : nothing}${this.#assign.footer()}`;
    }
    return html`<span class="foot-summary" role="status">${words.pick.count(this.#picks.count)}${this.#picks.isRefusing ? html` · <span class="demand">${words.pick.full}</span>` : nothing}</span>
      ${this.#isMissing ? html`<span class="demand" role="alert">${words.pick.missing}</span>` : nothing}
      <button type="button" class="button" part="button" @click=${() => this.#desk.close()}>${words.cancel}</button>
      <button type="button" class="button primary" part="button button-primary" @click=${() => this.#next()}>${words.pick.step}</button>`;
  }

  leave(): void {
    clearTimeout(this.#typing);
    this.#asked += 1;
  }

  #list(): TemplateResult {
    const { pick: words, loading } = this.#desk.words;
    const rows = this.#answer?.customers;
    if (!rows) return html`<p class="quiet-line" role="status">${loading}</p>`;
    if (rows.length === 0) return html`<p class="quiet-line" role="status">${this.#text.trim() ? words.noMatch : words.none}</p>`;
    const picked = rows.filter(({ customerId }) => this.#picks.has(customerId)).length;
    const alike = lookAlikes([...rows, ...this.#picks.rows.filter((row) => !rows.some(({ customerId }) => customerId === row.customerId))]);
    return html`<div class="pick-head">
        ${checkbox({
          label: words.all,
          isChecked: picked === rows.length,
          isMixed: picked > 0 && picked < rows.length,
          onChange: (isChecked) => this.#picks.setAll(rows, isChecked),
        })}
        ${this.#pager()}
      </div>
      <ul class="people" aria-busy=${this.#isLoading}>
        ${rows.map((row) => html`<li class="person">${this.#row(row, rows, alike)}</li>`)}
      </ul>`;
  }

  #row(row: CustomerRow, rows: readonly CustomerRow[], alike: ReadonlySet<string>): TemplateResult {
    return checkbox({
      label: face(row, alike.has(row.customerId), this.#desk.words),
      isChecked: this.#picks.has(row.customerId),
      onChange: (isChecked, isRange) => {
        this.#isMissing = false;
        this.#picks.set(row, isChecked, rows, isRange);
      },
    });
  }

  #pager(): unknown {
    if (!this.#answer) return nothing;
    const { page, customers, total } = this.#answer;
    const { pick: words } = this.#desk.words;
    const move = (cursor: PageRequest | null, label: string, art: unknown): TemplateResult => html`<button
      type="button"
      class="button icon" part="button"
      aria-label=${label}
      ?disabled=${cursor === null}
      @click=${() => cursor && this.#move(cursor)}
    >
      ${art}
    </button>`;
    return html`<span class="pick-pager">
      <span>${words.summary(formatCount(page.position), formatCount(page.position + customers.length - 1), formatCount(total))}</span>
      ${move(page.previous ? { size: SIZE, before: page.previous } : null, words.previous, icons.previous)}
      ${move(page.next ? { size: SIZE, after: page.next } : null, words.next, icons.next)}
    </span>`;
  }

  #move(page: PageRequest): void {
    this.#page = page;
    void this.#load();
  }

  #type(text: string): void {
    this.#text = text;
    this.#page = { size: SIZE, at: 'first' };
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#load(), TYPING_PAUSE_MILLISECONDS);
    this.#desk.update();
  }

  #next(): void {
    this.#isMissing = this.#picks.count === 0;
    if (this.#isMissing) {
      this.#desk.update();
      return;
    }
    this.#step(new AssignTask(this.#desk, this.#picks.rows));
  }

  /** Goes on to the account manager, or back; what is picked stays picked. */
  #step(assign: AssignTask | null): void {
    if (this.#assign && !assign) {
      const kept = new Set(this.#assign.rows.map(({ customerId }) => customerId));
      this.#picks.setAll(
        this.#picks.rows.filter(({ customerId }) => !kept.has(customerId)),
        false,
      );
    }
    this.#assign = assign;
    this.#desk.update();
    this.#desk.list.host.find('.dialog h2')?.focus();
  }

  async #load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.#failure = null;
    this.#isLoading = true;
    const customerId = this.#text.trim();
    const filter = { accountManagerId: 'none' as const, ...(customerId && { customerId }) };
    const outcome = await ask(this.#desk.session, 'POST /v1/customers/search', { body: { filter, page: this.#page } });
    if (asked !== this.#asked) return;
    this.#isLoading = false;
    if (outcome.ok) this.#answer = outcome.answer;
    else this.#failure = outcome.failure;
    this.#desk.update();
  }
}
