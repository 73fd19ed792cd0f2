import { html, nothing, type TemplateResult } from 'lit';
import { grouped } from '../../../shared/values/grouped.ts';
import { ask } from '../../core/ask.ts';
import { checkbox } from '../../kit/checkbox.ts';
import type { CustomerRow } from '../query.ts';
import type { BatchPart } from './batch.ts';
import { CustomerAct } from './customer-act.ts';
import { ManagerPicker } from './managers.ts';
import { managerName } from './people.ts';
import type { TaskDesk } from './task.ts';

type Holder = NonNullable<CustomerRow['accountManager']>;

/**
 * Gives customers to one account manager (R-AM-1, R-AM-3). Those that somebody holds already stay where they are, unless their
 * hand-over is ticked, holder by holder.
 */
export class AssignTask extends CustomerAct {
  readonly id = 'assign';
  readonly isWide = true;
  readonly managers: ManagerPicker;
  /** Operator ids of those whose customers are handed over. */
  readonly #from = new Set<string>();
  #isNothing = false;

  constructor(desk: TaskDesk, rows: readonly CustomerRow[]) {
    super(desk, rows);
    this.managers = new ManagerPicker(desk);
  }

  get heading(): string {
    return this.desk.words.assign.heading;
  }

  get isUnsaved(): boolean {
    return this.managers.chosen !== null && this.batch.results.length < this.rows.length;
  }

  protected get success(): string {
    return this.desk.words.assign.success;
  }

  protected parts(): BatchPart[] {
    const { chosen } = this.managers;
    if (!chosen) return [];
    const { operatorId } = chosen;
    const send =
      (from?: string): BatchPart['send'] =>
      (customerIds) =>
        ask(this.desk.session, 'POST /v1/assignments', { body: { customerIds, operatorId, ...(from && { from }) } });
    const free = this.rows.filter(({ accountManager }) => accountManager === null);
    const moved = this.#holders()
      .filter(({ holder }) => this.#isMoving(holder))
      .map(({ holder, rows }) => ({ rows, send: send(holder.operatorId) }));
    return free.length > 0 ? [{ rows: free, send: send() }, ...moved] : moved;
  }

  protected isAsWished({ accountManager }: CustomerRow): boolean {
    return accountManager?.operatorId === this.managers.chosen?.operatorId;
  }

  protected override async submit(): Promise<void> {
    if (!this.managers.chosen) return this.managers.demand();
    this.#isNothing = this.parts().length === 0;
    if (this.#isNothing) return this.desk.update();
    await super.submit();
  }

  protected edit(): TemplateResult {
    const { words } = this.desk;
    return html`<div class="two-columns">
      ${this.managers.draw()}
      <section class="column">
        <h3>${words.picked.title(this.rows.length)}</h3>
        ${this.#handOvers()}
        ${this.#isNothing ? html`<p class="demand" role="alert">${words.assign.nothing}</p>` : nothing}
        ${this.customers((row) => this.#mark(row))}
      </section>
    </div>`;
  }

  protected submitButton(): TemplateResult {
    const { assign } = this.desk.words;
    const { chosen } = this.managers;
    if (!chosen) return this.button(assign.heading);
    const parts = this.parts();
    const count = parts.reduce((sum, { rows }) => sum + rows.length, 0);
    if (count === 0) return this.button(assign.heading);
    const moved = parts.flatMap(({ rows }) => rows).filter(({ accountManager }) => accountManager).length;
    return this.button(moved > 0 ? assign.actWithMoves(count, moved, chosen.userId) : assign.act(count, chosen.userId));
  }

  /** Who holds some of them now, with what they hold. */
  #holders(): { holder: Holder; rows: CustomerRow[] }[] {
    const held = grouped(this.rows, ({ accountManager }) => accountManager?.operatorId);
    return [...held.values()].flatMap((rows) => (rows[0]?.accountManager ? [{ holder: rows[0].accountManager, rows }] : []));
  }

  #isMoving({ operatorId }: Holder): boolean {
    return this.#from.has(operatorId) && operatorId !== this.managers.chosen?.operatorId;
  }

  /** One box for each of those who hold some; where there are several, one for all of them, too. */
  #handOvers(): unknown {
    const { assign } = this.desk.words;
    const holders = this.#holders().filter(({ holder }) => holder.operatorId !== this.managers.chosen?.operatorId);
    if (holders.length === 0) return nothing;
    const moving = holders.filter(({ holder }) => this.#from.has(holder.operatorId));
    const count = holders.reduce((sum, { rows }) => sum + rows.length, 0);
    return html`<div class="hand-overs">
      ${holders.length > 1 ? this.#handOver(assign.handOverAll(count), holders, moving.length) : nothing}
      ${holders.map((held) => this.#handOver(assign.handOver(held.rows.length, managerName(held.holder)), [held], moving.includes(held) ? 1 : 0))}
    </div>`;
  }

  #handOver(label: string, holders: readonly { holder: Holder }[], moving: number): TemplateResult {
    return checkbox({
      label,
      isChecked: moving === holders.length,
      isMixed: moving > 0 && moving < holders.length,
      isDisabled: this.isBusy,
      onChange: (isChecked) => {
        for (const { holder } of holders) this.#from[isChecked ? 'add' : 'delete'](holder.operatorId);
        this.#isNothing = false;
        this.desk.update();
      },
    });
  }

  #mark({ accountManager }: CustomerRow): unknown {
    const { assign } = this.desk.words;
    if (!accountManager) return nothing;
    if (accountManager.operatorId === this.managers.chosen?.operatorId) return html`<span class="chip" part="badge">${assign.same}</span>`;
    return this.#isMoving(accountManager)
      ? html`<span class="chip accent" part="badge">${assign.moving}</span>`
      : html`<span class="chip" part="badge">${assign.skipped}</span>`;
  }
}
