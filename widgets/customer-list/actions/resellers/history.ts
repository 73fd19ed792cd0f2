import { html, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../../shared/contract/index.ts';
import { ask } from '../../../core/ask.ts';
import type { Outcome } from '../../../core/failure.ts';
import { formatInstant } from '../../../core/formats.ts';
import { managerName } from '../people.ts';
import type { TaskDesk } from '../task.ts';
import { failureLine } from '../told.ts';

type Periods = AnswerOf<'GET /v1/resellers/:partnerId/account-managers'>;

/** Who managed a reseller until now, newest first; asked for when it is opened. */
export class ResellerHistory {
  readonly #desk: TaskDesk;
  /** Open ones; null while they are being read. */
  readonly #open = new Map<string, Outcome<Periods> | null>();

  constructor(desk: TaskDesk) {
    this.#desk = desk;
  }

  isOpen(partnerId: string): boolean {
    return this.#open.has(partnerId);
  }

  /** Closes all, since they have just grown older. */
  forget(): void {
    this.#open.clear();
  }

  async toggle(partnerId: string): Promise<void> {
    if (this.#open.delete(partnerId)) return this.#desk.update();
    this.#open.set(partnerId, null);
    this.#desk.update();
    const outcome = await ask(this.#desk.session, 'GET /v1/resellers/:partnerId/account-managers', { params: { partnerId } });
    if (this.#open.has(partnerId)) this.#open.set(partnerId, outcome);
    this.#desk.update();
  }

  draw(partnerId: string): TemplateResult {
    const { words } = this.#desk;
    const outcome = this.#open.get(partnerId);
    if (!outcome) return html`<p class="history quiet-line" role="status">${words.loading}</p>`;
    if (!outcome.ok) return html`<div class="history">${failureLine(outcome.failure, this.#desk)}</div>`;
    const { periods } = outcome.answer;
    if (periods.length === 0) return html`<p class="history quiet-line">${words.resellers.noHistory}</p>`;
    return html`<ol class="history" reversed>
      ${periods.map((period) => {
        const until = period.endedAt ? formatInstant(period.endedAt) : words.resellers.untilNow;
        return html`<li><span>${managerName(period)}</span> <span class="quiet-line">${words.resellers.span(formatInstant(period.assignedAt), until)}</span></li>`;
      })}
    </ol>`;
  }
}
