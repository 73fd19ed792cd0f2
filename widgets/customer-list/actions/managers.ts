import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { grouped } from '../../../shared/values/grouped.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { formatCount } from '../../core/formats.ts';
import { textField } from '../../kit/field.ts';
import type { TaskDesk } from './task.ts';
import { failureLine } from './told.ts';

export type Manager = AnswerOf<'GET /v1/account-managers'>['accountManagers'][number];

/** Most that are shown at once; typing narrows them down. */
const MOST_SHOWN = 60;

/** Chooses one account manager out of up to five hundred. Masked names do not identify: the portal's own id leads. */
export class ManagerPicker {
  readonly #desk: TaskDesk;
  #all: readonly Manager[] | null = null;
  #failure: Failure | null = null;
  #text = '';
  /** Asked to submit before one was chosen. */
  isMissing = false;
  chosen: Manager | null = null;

  constructor(desk: TaskDesk) {
    this.#desk = desk;
    void this.#load();
  }

  /** Says that one has to be chosen, where it is chosen. */
  demand(): void {
    this.isMissing = true;
    this.#desk.update();
    this.#desk.list.host.find('#manager-search')?.focus();
  }

  draw(): TemplateResult {
    const { words } = this.#desk;
    return html`<fieldset class="managers">
      <legend>${words.assign.managers}</legend>
      ${textField({ id: 'manager-search', label: words.assign.search, value: this.#text, maximumLength: 128, onType: (text) => this.#search(text) })}
      ${this.isMissing ? html`<p class="demand" role="alert">${words.assign.missing}</p>` : nothing}
      ${this.#options()}
    </fieldset>`;
  }

  #options(): unknown {
    const { words } = this.#desk;
    if (this.#failure) {
      return html`${failureLine(this.#failure, this.#desk)}<button type="button" class="button" part="button" @click=${() => void this.#load()}>${words.retry}</button>`;
    }
    if (!this.#all) return html`<p class="quiet-line" role="status">${words.loading}</p>`;
    if (this.#all.length === 0) return html`<p class="quiet-line">${words.assign.noManagers}</p>`;
    const found = this.#found(this.#all);
    if (found.length === 0) return html`<p class="quiet-line" role="status">${words.assign.noMatch}</p>`;
    const alike = new Set([...grouped(this.#all, ({ name }) => name)].flatMap(([name, group]) => (name && group.length > 1 ? [name] : [])));
    return html`<div class="options">${found.slice(0, MOST_SHOWN).map((manager) => this.#option(manager, alike))}</div>
      ${found.length > MOST_SHOWN ? html`<p class="quiet-line">${words.assign.more(found.length - MOST_SHOWN)}</p>` : nothing}`;
  }

  #option(manager: Manager, alike: ReadonlySet<string>): TemplateResult {
    const { words } = this.#desk;
    const { operatorId, userId, name, customers, supervisorUserId } = manager;
    const choose = (): void => {
      this.chosen = manager;
      this.isMissing = false;
      this.#desk.update();
    };
    return html`<label class="option">
      <input type="radio" name="manager" .checked=${this.chosen?.operatorId === operatorId} @change=${choose} />
      <span class="option-text">
        <span class="option-name"
          ><b><bdi>${userId}</bdi></b>${name ? html` <bdi>${name}</bdi>` : nothing}
          ${name && alike.has(name) ? html`<span class="chip warning" part="badge" data-hint=${words.assign.lookAlikeHint}><span aria-hidden="true">≈ </span>${words.picked.lookAlike}</span>` : nothing}</span
        >
        <span class="option-more">${words.assign.holds(formatCount(customers))}${supervisorUserId ? html` · ${words.assign.team(supervisorUserId)}` : nothing}</span>
      </span>
    </label>`;
  }

  #found(all: readonly Manager[]): readonly Manager[] {
    const text = this.#text.trim().toLowerCase();
    return all.filter(({ userId, name }) => userId.toLowerCase().includes(text) || name?.toLowerCase().includes(text));
  }

  #search(text: string): void {
    this.#text = text;
    this.#desk.update();
  }

  async #load(): Promise<void> {
    this.#failure = null;
    const outcome = await ask(this.#desk.session, 'GET /v1/account-managers', {});
    if (outcome.ok) this.#all = outcome.answer.accountManagers;
    else this.#failure = outcome.failure;
    this.#desk.update();
  }
}
