import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../../shared/contract/index.ts';
import type { ProblemCode } from '../../../../shared/values/problem-codes.ts';
import { ask } from '../../../core/ask.ts';
import type { Failure } from '../../../core/failure.ts';
import { formatCount, formatInstant } from '../../../core/formats.ts';
import { checkbox } from '../../../kit/checkbox.ts';
import { resultNotice } from '../../../kit/toast.ts';
import { ManagerPicker } from '../managers.ts';
import { managerName } from '../people.ts';
import type { Task, TaskDesk } from '../task.ts';
import { failureLine } from '../told.ts';
import { ResellerHistory } from './history.ts';

type Reseller = AnswerOf<'GET /v1/resellers'>['resellers'][number];
type Results = AnswerOf<'POST /v1/resellers/assign'>['results'];
type Step = 'list' | 'assign' | 'withdraw';

const MOST_PICKED = 100;

/** A distributor's resellers: who manages them, since when, and who did before (R-AM-6). */
export class ResellerTask implements Task {
  readonly id = 'resellers';
  readonly isWide = true;
  readonly #desk: TaskDesk;
  readonly #history: ResellerHistory;
  readonly #picked = new Set<string>();
  #resellers: readonly Reseller[] | null = null;
  #failure: Failure | null = null;
  #refused: readonly { name: string; refusal: ProblemCode | null }[] = [];
  #done = 0;
  #success = '';
  #step: Step = 'list';
  #managers: ManagerPicker | null = null;
  isBusy = false;

  constructor(desk: TaskDesk) {
    this.#desk = desk;
    this.#history = new ResellerHistory(desk);
    void this.#load();
  }

  get heading(): string {
    const { resellers: words } = this.#desk.words;
    return this.#step === 'assign' ? words.assignTitle(this.#picked.size) : words.heading;
  }

  get isUnsaved(): boolean {
    return this.#step !== 'list' && (this.#managers?.chosen ?? null) !== null;
  }

  body(): unknown {
    const told = html`${failureLine(this.#failure, this.#desk)}${this.#result()}`;
    if (this.#step === 'assign') return html`${told}${this.#managers?.draw()}`;
    return html`${told}${this.#list()}`;
  }

  footer(): unknown {
    const { words } = this.#desk;
    if (this.#step === 'list') return this.#listFooter();
    const { resellers } = words;
    const count = this.#picked.size;
    const chosen = this.#managers?.chosen;
    const isAssign = this.#step === 'assign';
    const label = !isAssign ? resellers.actWithdraw(count) : chosen ? resellers.act(count, chosen.userId) : words.assign.heading;
    return html`${isAssign ? nothing : html`<p class="leave-question" role="alert">${resellers.withdrawQuestion(count)}</p>`}
      <button type="button" class="button" part="button" ?disabled=${this.isBusy} @click=${() => this.#go('list')}>${isAssign ? words.back : words.cancel}</button>
      <button type="button" class="button ${isAssign ? 'primary' : 'danger-act'}" part="button ${isAssign ? 'button-primary' : 'button-danger'}" aria-disabled=${this.isBusy} @click=${() => void this.#submit()}>
        ${this.isBusy ? words.busy : label}
      </button>`;
  }

  #listFooter(): TemplateResult {
    const { words, session } = this.#desk;
    const { resellers } = words;
    const picked = (this.#resellers ?? []).filter(({ partnerId }) => this.#picked.has(partnerId));
    const free = picked.filter(({ accountManager }) => accountManager === null).length;
    const held = picked.length - free;
    const mayAssign = session.allows('POST /v1/resellers/assign') && session.allows('GET /v1/account-managers');
    const mayWithdraw = session.allows('POST /v1/resellers/withdraw');
    const button = (label: string, step: Step): TemplateResult =>
      html`<button type="button" class="button" part="button" @click=${() => this.#go(step)}>${label}</button>`;
    return html`${picked.length === 0 && this.#maySelect ? html`<span class="foot-summary">${resellers.idle}</span>` : nothing}
      ${mayAssign && free > 0 ? button(resellers.assign(free), 'assign') : nothing}
      ${mayWithdraw && held > 0 ? button(resellers.withdraw(held), 'withdraw') : nothing}
      <button type="button" class="button" part="button" @click=${() => this.#desk.close()}>${words.close}</button>`;
  }

  get #maySelect(): boolean {
    const { session } = this.#desk;
    return session.allows('POST /v1/resellers/assign') || session.allows('POST /v1/resellers/withdraw');
  }

  #list(): unknown {
    const { words } = this.#desk;
    if (!this.#resellers) {
      return this.#failure
        ? html`<button type="button" class="button" part="button" @click=${() => void this.#load()}>${words.retry}</button>`
        : html`<p class="quiet-line" role="status">${words.loading}</p>`;
    }
    if (this.#resellers.length === 0) return html`<p class="quiet-line">${words.resellers.none}</p>`;
    return html`<ul class="people">${this.#resellers.map((reseller) => this.#row(reseller))}</ul>`;
  }

  #row(reseller: Reseller): TemplateResult {
    const { resellers: words } = this.#desk.words;
    const { partnerId, name, customers, accountManager } = reseller;
    const facts = html`<span class="face">
      <span class="face-names">${name}</span>
      <span class="face-ids"><span class="face-id">${partnerId}</span><span>${words.customers(formatCount(customers))}</span></span>
      <span class="face-more">${accountManager ? html`${managerName(accountManager)} <span>${words.since(formatInstant(accountManager.assignedAt))}</span>` : words.noManager}</span>
    </span>`;
    const isOpen = this.#history.isOpen(partnerId);
    return html`<li class="person reseller">
      ${this.#maySelect ? checkbox({ label: facts, isChecked: this.#picked.has(partnerId), isDisabled: this.#step !== 'list', onChange: (isChecked) => this.#pick(partnerId, isChecked) }) : facts}
      <button type="button" class="button quiet" part="button button-quiet" aria-expanded=${isOpen} aria-label=${words.historyOf(name)} @click=${() => void this.#history.toggle(partnerId)}>${words.history}</button>
      ${isOpen ? this.#history.draw(partnerId) : nothing}
    </li>`;
  }

  #result(): unknown {
    const { words } = this.#desk;
    if (this.#success) return resultNotice({ kind: 'done', text: this.#success });
    if (this.#refused.length === 0) return nothing;
    const why = this.#refused.map(({ name, refusal }) => {
      const [what, next] = (refusal && words.refusals[refusal]) ?? words.unknownRefusal;
      return html`<span class="result-detail">${words.refusalOf(name, what, next)}</span>`;
    });
    return resultNotice({
      kind: this.#done > 0 ? 'partial' : 'refused',
      text: words.resellers.partial(this.#done, this.#refused.length),
      detail: why,
    });
  }

  #pick(partnerId: string, isPicked: boolean): void {
    if (!isPicked) this.#picked.delete(partnerId);
    else if (this.#picked.size < MOST_PICKED) this.#picked.add(partnerId);
    this.#desk.update();
  }

  /** Those that have one already cannot be assigned, and those without one cannot be withdrawn: the step takes those it fits. */
  #go(step: Step): void {
    if (this.isBusy) return;
    if (step !== 'list') {
      const fits = (this.#resellers ?? []).filter(({ accountManager }) => (accountManager === null) === (step === 'assign'));
      const ids = new Set(fits.map(({ partnerId }) => partnerId));
      for (const partnerId of [...this.#picked]) if (!ids.has(partnerId)) this.#picked.delete(partnerId);
    }
    this.#failure = null;
    this.#success = '';
    this.#refused = [];
    this.#step = step;
    this.#managers = step === 'assign' ? new ManagerPicker(this.#desk) : null;
    this.#desk.update();
    this.#desk.list.host.find('.dialog h2')?.focus();
  }

  async #submit(): Promise<void> {
    const { session, words } = this.#desk;
    if (this.isBusy) return;
    const isAssign = this.#step === 'assign';
    const chosen = this.#managers?.chosen;
    if (isAssign && !chosen) return this.#managers?.demand();
    const isUnclear = this.#failure?.code === 'offline';
    this.isBusy = true;
    this.#failure = null;
    this.#desk.update();
    if (isUnclear && (await this.#isDoneAfterAll(isAssign))) return;
    const partnerIds = [...this.#picked];
    const outcome =
      isAssign && chosen
        ? await ask(session, 'POST /v1/resellers/assign', { body: { partnerIds, operatorId: chosen.operatorId } })
        : await ask(session, 'POST /v1/resellers/withdraw', { body: { partnerIds } });
    this.isBusy = false;
    if (outcome.ok) this.#tell(outcome.answer.results, isAssign ? words.resellers.assigned : words.resellers.withdrawn);
    else this.#failure = outcome.failure;
    this.#desk.update();
    if (outcome.ok) await this.#load();
  }

  /** After a lost answer: those that are as wished by now are not asked for again. True where nothing is left to ask, or nothing can be. */
  async #isDoneAfterAll(isAssign: boolean): Promise<boolean> {
    await this.#load();
    const wanted = isAssign ? this.#managers?.chosen?.operatorId : undefined;
    const picked = (this.#resellers ?? []).filter(({ partnerId }) => this.#picked.has(partnerId));
    const done = this.#failure ? [] : picked.filter(({ accountManager }) => accountManager?.operatorId === wanted);
    const isOver = this.#failure !== null || done.length === picked.length;
    const { assigned, withdrawn } = this.#desk.words.resellers;
    if (isOver) this.isBusy = false;
    if (isOver && !this.#failure) this.#tell([], isAssign ? assigned : withdrawn);
    else for (const { partnerId } of done) this.#picked.delete(partnerId);
    this.#desk.update();
    return isOver;
  }

  #tell(results: Results, success: string): void {
    const names = new Map((this.#resellers ?? []).map(({ partnerId, name }) => [partnerId, name]));
    const refused = results.filter(({ state }) => state === 'refused');
    this.#refused = refused.map(({ partnerId, refusal }) => ({ name: names.get(partnerId) ?? partnerId, refusal }));
    this.#done = results.length - refused.length;
    this.#success = refused.length === 0 ? success : '';
    this.#picked.clear();
    for (const { partnerId } of refused) this.#picked.add(partnerId);
    this.#step = 'list';
    this.#managers = null;
    this.#history.forget();
    this.#desk.list.host.find('.dialog h2')?.focus();
    this.#desk.reload();
  }

  async #load(): Promise<void> {
    const outcome = await ask(this.#desk.session, 'GET /v1/resellers', {});
    if (outcome.ok) this.#resellers = outcome.answer.resellers;
    else this.#failure = outcome.failure;
    this.#desk.update();
  }
}

export function resellerTask(desk: TaskDesk): Task {
  return new ResellerTask(desk);
}
