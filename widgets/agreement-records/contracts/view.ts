import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { formatCount } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { type NoticeParts, notice } from '../../kit/notice.ts';
import type { TableFrame } from '../../kit/table-frame.ts';
import type { RecordsContext, RecordsView } from '../context.ts';
import type { RecordsLoad } from '../events.ts';
import { Files } from '../files.ts';
import { GrowingList, type GrowingView } from '../growing-list.ts';
import { olderRows } from '../older.ts';
import { ApplyDialog, type Contract, saveContract } from './apply-dialog.ts';
import { contractColumns } from './columns.ts';
import type { ContractsStrings } from './strings/index.ts';

type Answer = AnswerOf<'GET /v1/payment-contracts'>;

/** Payment agreement contracts (DOMAIN.md §5.5): made from actual consumption, without approval, to be downloaded at once. */
export class ContractsTab implements RecordsView {
  readonly #context: RecordsContext;
  readonly #words: ContractsStrings;
  readonly #list: GrowingList<Answer, Contract>;
  readonly #frame: TableFrame;
  readonly #files: Files;
  readonly #apply: ApplyDialog;

  constructor(context: RecordsContext, words: ContractsStrings) {
    this.#context = context;
    this.#words = words;
    this.#frame = context.frame();
    this.#files = new Files(context);
    this.#apply = new ApplyDialog(context, words, () => this.reload());
    this.#list = new GrowingList(context, {
      ask: (after, signal) =>
        context.session.call('GET /v1/payment-contracts', { query: { size: 50 as const, ...(after && { after }) }, signal }),
      rowsOf: ({ contracts }) => contracts,
      onLoad: (rows) => {
        this.#frame.closeCards();
        this.#files.forget();
        context.announce(words.announce(formatCount(rows.length)));
        context.tell('partner-load', { view: 'contracts', shown: rows.length, total: null } satisfies RecordsLoad);
      },
    });
  }

  enter(): void {
    this.#list.enter();
  }

  reload(): void {
    void this.#list.load();
  }

  follow(): void {
    this.#list.follow();
  }

  leave(): void {
    this.#list.leave();
  }

  draw(): TemplateResult {
    const words = this.#words;
    const { view, answer } = this.#list;
    const isStandIn = view.kind === 'failed' || (view.kind === 'ready' && view.rows.length === 0);
    return html`<div class="bar">
        <p class="note">${words.about}</p>
        <div class="tools">${this.#mayApply ? this.#applyButton() : nothing}</div>
      </div>
      ${answer && !answer.isVerified ? html`<p class="note unverified">${words.unverified}</p>` : nothing}${this.#files.line(words.act)}
      <div class="stage" tabindex="-1">${isStandIn ? notice(this.#standIn(view)) : this.#rows(view)}</div>
      <div class="below">${view.kind === 'ready' && view.rows.length > 0 ? olderRows({ list: this.#list, words }) : nothing}</div>
      ${this.#apply.draw()}`;
  }

  /** Who may write, of a partner whose name is verified. */
  get #mayApply(): boolean {
    return (this.#list.answer?.isVerified ?? false) && this.#context.session.allows('POST /v1/payment-contracts');
  }

  #applyButton(): TemplateResult {
    return html`<button type="button" class="button primary" part="button button-primary" @click=${() => this.#apply.open()}>${actionIcons.plus}${this.#words.apply.open}</button>`;
  }

  #rows(view: GrowingView<Contract>): TemplateResult {
    const rows = view.kind === 'failed' ? [] : view.rows;
    return this.#frame.draw<Contract>({
      label: this.#words.list,
      columns: contractColumns(this.#words, (row) => void saveContract(this.#context, this.#files, row)),
      rows,
      skeletonRows: 6,
      position: 1,
      total: rows?.length ?? 0,
      isBusy: view.kind === 'loading',
      rowKey: ({ contractId }) => contractId,
      rowState: () => [this.#words.list],
      card: this.#context.strings.card,
    });
  }

  #standIn(view: GrowingView<Contract>): NoticeParts {
    const { standIns, apply } = this.#words;
    if (view.kind === 'failed') return this.#list.failed(view.failure, standIns);
    const [title, advice] = this.#list.answer?.isVerified ? standIns.empty : standIns.emptyUnverified;
    const first = { label: apply.open, isPrimary: true, onAct: () => this.#apply.open() };
    return { icon: 'search', title, advice, slot: 'empty', actions: this.#mayApply ? [first] : [] };
  }
}
