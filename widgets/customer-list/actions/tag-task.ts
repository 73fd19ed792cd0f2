import { html, nothing, type TemplateResult } from 'lit';
import { grouped } from '../../../shared/values/grouped.ts';
import { ask } from '../../core/ask.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { checkbox } from '../../kit/checkbox.ts';
import { textField } from '../../kit/field.ts';
import type { CustomerRow } from '../query.ts';
import type { BatchPart } from './batch.ts';
import { CustomerAct } from './customer-act.ts';

const MOST_CHANGES = 20;
const LONGEST_TAG = 64;
const MOST_SUGGESTIONS = 12;

/** Adds tags to customers and takes tags from them; says before which of them have which. */
export class TagTask extends CustomerAct {
  readonly id = 'tag';
  readonly #add = new Set<string>();
  readonly #remove = new Set<string>();
  #typed = '';
  #isNothing = false;

  get heading(): string {
    return this.desk.words.tag.heading;
  }

  get isUnsaved(): boolean {
    return this.#changes > 0 || this.#typed.trim() !== '';
  }

  get #changes(): number {
    return this.#add.size + this.#remove.size;
  }

  protected get success(): string {
    return this.desk.words.tag.success;
  }

  protected parts(): BatchPart[] {
    const change = { ...(this.#add.size > 0 && { add: [...this.#add] }), ...(this.#remove.size > 0 && { remove: [...this.#remove] }) };
    if (this.#changes === 0 || this.rows.length === 0) return [];
    return [
      { rows: this.rows, send: (customerIds) => ask(this.desk.session, 'POST /v1/customers/tags', { body: { customerIds, ...change } }) },
    ];
  }

  protected isAsWished({ tags }: CustomerRow): boolean {
    return [...this.#add].every((tag) => tags.includes(tag)) && ![...this.#remove].some((tag) => tags.includes(tag));
  }

  /** What is typed but not added yet is meant to be added, too. */
  protected override async submit(): Promise<void> {
    this.#take(this.#typed);
    this.#isNothing = this.#changes === 0;
    if (this.#isNothing) return this.desk.update();
    await super.submit();
  }

  protected edit(): TemplateResult {
    const { tag: words, picked } = this.desk.words;
    const tags = this.#tags();
    return html`<h3>${words.present}</h3>
      ${tags.length === 0 ? html`<p class="quiet-line">${words.none}</p>` : html`<ul class="tag-rows">${tags.map((tag) => this.#tagRow(tag))}</ul>`}
      ${this.#adder()}
      ${this.#isNothing ? html`<p class="demand" role="alert">${words.nothing}</p>` : nothing}
      <details class="settled"><summary>${picked.title(this.rows.length)}</summary>${this.customers()}</details>`;
  }

  protected submitButton(): TemplateResult {
    const { tag: words } = this.desk.words;
    return html`<span class="foot-summary">${this.#changes > 0 ? words.summary(this.#add.size, this.#remove.size, this.rows.length) : nothing}</span>
      ${this.button(words.act(this.rows.length))}`;
  }

  /** All tags the customers have, most frequent first, and those to be added. */
  #tags(): string[] {
    const counts = grouped(
      this.rows.flatMap(({ tags }) => tags),
      (tag) => tag,
    );
    const present = [...counts].sort(([a, some], [b, others]) => others.length - some.length || a.localeCompare(b)).map(([tag]) => tag);
    return [...present, ...[...this.#add].filter((tag) => !counts.has(tag))];
  }

  #tagRow(tag: string): TemplateResult {
    const { tag: words } = this.desk.words;
    const having = this.rows.filter(({ tags }) => tags.includes(tag)).length;
    const isAdded = this.#add.has(tag);
    const isRemoved = this.#remove.has(tag);
    const isAll = having === this.rows.length;
    const change = isAdded ? words.added : isRemoved ? words.removed : null;
    return html`<li class="tag-row">
      ${checkbox({
        label: html`<span class=${isRemoved ? 'struck' : ''}>${tag}</span>`,
        isChecked: isAdded || (isAll && !isRemoved),
        isMixed: having > 0 && !isAll && !isAdded && !isRemoved,
        isDisabled: this.isBusy,
        onChange: () => this.#turn(tag, having),
      })}
      <span class="tag-share">${change ? html`<span class="chip accent" part="badge">${change}</span>` : nothing}${having > 0 ? words.share(having, this.rows.length) : nothing}</span>
    </li>`;
  }

  /** Some have it: to all, then to none, then as it was. All have it: to none and back. None has it: added or not. */
  #turn(tag: string, having: number): void {
    const isAll = having === this.rows.length;
    if (this.#add.delete(tag)) {
      if (having > 0) this.#change(this.#remove, tag);
    } else if (!this.#remove.delete(tag)) {
      this.#change(isAll ? this.#remove : this.#add, tag);
    }
    this.desk.update();
  }

  #change(changes: Set<string>, tag: string): void {
    this.#isNothing = false;
    if (this.#changes < MOST_CHANGES) changes.add(tag);
  }

  #adder(): TemplateResult {
    const { tag: words } = this.desk.words;
    const shown = this.#tags();
    const typed = this.#typed.trim();
    const known = (this.desk.list.controller.options?.tags ?? []).filter((tag) => tag.includes(typed) && !shown.includes(tag));
    const add = (event: Event): void => {
      event.preventDefault();
      this.#take(this.#typed);
      this.desk.update();
    };
    return html`<form class="tag-adder" @submit=${add}>
        ${textField({ id: 'new-tag', label: words.add, value: this.#typed, maximumLength: LONGEST_TAG, onType: (text) => this.#type(text) })}
        <button type="submit" class="button" part="button">${words.addButton}</button>
      </form>
      ${this.#changes >= MOST_CHANGES ? html`<p class="demand">${words.tooMany}</p>` : nothing}
      ${
        known.length > 0
          ? html`<div class="suggestions" role="group" aria-label=${words.suggestions}>
            ${known.slice(0, MOST_SUGGESTIONS).map((tag) => html`<button type="button" class="suggestion" @click=${() => this.#suggest(tag)}>${actionIcons.plus}${tag}</button>`)}
          </div>`
          : nothing
      }`;
  }

  #type(text: string): void {
    this.#typed = text;
    this.#isNothing = false;
    this.desk.update();
  }

  #suggest(tag: string): void {
    this.#take(tag);
    this.desk.update();
    this.desk.list.host.find('#new-tag')?.focus();
  }

  #take(text: string): void {
    const tag = text.trim();
    this.#typed = '';
    if (tag === '') return;
    this.#remove.delete(tag);
    if (!this.rows.every(({ tags }) => tags.includes(tag))) this.#change(this.#add, tag);
  }
}
