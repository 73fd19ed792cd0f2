import { html, nothing, type TemplateResult } from 'lit';
import { THIRD_PARTY_PAYMENT_STATES } from '../../../shared/values/agreement-lists.ts';
import { formatCount } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { type NoticeParts, notice } from '../../kit/notice.ts';
import type { TableFrame } from '../../kit/table-frame.ts';
import type { RecordsContext, RecordsView } from '../context.ts';
import type { RecordsLoad } from '../events.ts';
import { Files } from '../files.ts';
import { GrowingList, type GrowingView } from '../growing-list.ts';
import { olderRows } from '../older.ts';
import type { AddDialog } from './add-dialog.ts';
import { paymentColumns } from './columns.ts';
import type { Payment, PaymentsAnswer } from './payment.ts';
import type { PaymentsStrings } from './strings/index.ts';
import type { VoidDialog } from './void-dialog.ts';

/** Third-party payment agreements (DOMAIN.md §5.4): who may remit in the partner's stead, since when and until when. */
export class PaymentsTab implements RecordsView {
  readonly #context: RecordsContext;
  readonly #words: PaymentsStrings;
  readonly #list: GrowingList<PaymentsAnswer, Payment>;
  readonly #frame: TableFrame;
  readonly #files: Files;
  #add: AddDialog | null = null;
  #void: VoidDialog | null = null;

  constructor(context: RecordsContext, words: PaymentsStrings) {
    this.#context = context;
    this.#words = words;
    this.#frame = context.frame();
    this.#files = new Files(context);
    this.#list = new GrowingList(context, {
      ask: (after, signal) => {
        const state = context.state.paymentState;
        const query = { size: 50 as const, ...(state && { state }), ...(after && { after }) };
        return context.session.call('GET /v1/third-party-payments', { query, signal });
      },
      rowsOf: ({ agreements }) => agreements,
      onLoad: (rows) => {
        this.#frame.closeCards();
        this.#files.forget();
        context.announce(words.announce(formatCount(rows.length)));
        context.tell('partner-load', { view: 'payments', shown: rows.length, total: null } satisfies RecordsLoad);
      },
    });
  }

  enter(): void {
    this.#list.enter(this.#context.state.paymentState);
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
    const { view } = this.#list;
    const isStandIn = view.kind === 'failed' || (view.kind === 'ready' && view.rows.length === 0);
    const mayAdd = this.#context.session.allows('POST /v1/third-party-payments');
    return html`<p class="note">${words.about}</p>
      <div class="bar">
        ${this.#states()}
        <div class="tools">
          ${mayAdd ? html`<button type="button" class="button primary" part="button button-primary" @click=${() => void this.#openAdd()}>${actionIcons.plus}${words.add.open}</button>` : nothing}
        </div>
      </div>
      ${this.#files.line(words.act)}
      <div class="stage" tabindex="-1">${isStandIn ? notice(this.#standIn(view, mayAdd)) : this.#rows(view)}</div>
      <div class="below">${view.kind === 'ready' && view.rows.length > 0 ? olderRows({ list: this.#list, words }) : nothing}</div>
      ${this.#add?.draw() ?? nothing}${this.#void?.draw() ?? nothing}`;
  }

  #states(): TemplateResult {
    const { states, stateLabel, all } = this.#words;
    const { state, change } = this.#context;
    return html`<div class="choices" role="group" aria-label=${stateLabel}>
      ${([null, ...THIRD_PARTY_PAYMENT_STATES] as const).map(
        (
          one,
        ) => html`<button type="button" class="button" part="button" aria-pressed=${(state.paymentState ?? null) === one} @click=${() => change({ paymentState: one })}>
          ${one === null ? all : states[one]}
        </button>`,
      )}
    </div>`;
  }

  #rows(view: GrowingView<Payment>): TemplateResult {
    const rows = view.kind === 'failed' ? [] : view.rows;
    return this.#frame.draw<Payment>({
      label: this.#words.list,
      columns: paymentColumns(this.#words, (row, anchor) => this.#menu(row, anchor)),
      rows,
      skeletonRows: 6,
      position: 1,
      total: rows?.length ?? 0,
      isBusy: view.kind === 'loading',
      rowKey: ({ agreementId }) => agreementId,
      rowState: () => [this.#words.list],
      card: this.#context.strings.card,
    });
  }

  #standIn(view: GrowingView<Payment>, mayAdd: boolean): NoticeParts {
    const { standIns, add, all } = this.#words;
    const { leaving, change, state } = this.#context;
    if (view.kind === 'failed') return this.#list.failed(view.failure, standIns);
    if (state.paymentState) {
      const [title, advice] = standIns.noMatch;
      return {
        icon: 'search',
        title,
        advice,
        actions: [{ label: all, isPrimary: true, onAct: leaving(() => change({ paymentState: null })) }],
      };
    }
    const [title, advice] = standIns.empty;
    const first = { label: add.open, isPrimary: true, onAct: () => void this.#openAdd() };
    return { icon: 'people', title, advice, slot: 'empty', actions: mayAdd ? [first] : [] };
  }

  #menu(row: Payment, anchor: HTMLElement): void {
    const { cells, menu } = this.#words;
    const { session } = this.#context;
    const canVoid = row.state === 'effective' && session.allows('POST /v1/third-party-payments/:agreementId/void');
    this.#context.menu.toggle(anchor, cells.actions(row.agreementId), [
      { key: 'file', label: menu.file, onPick: () => void this.#save(row) },
      ...(canVoid ? [{ key: 'void', label: menu.void, onPick: () => void this.#openVoid(row) }] : []),
    ]);
  }

  #save({ agreementId }: Payment): Promise<void> {
    return this.#files.save(`third-party-payment-${agreementId}.html`, (signal) =>
      this.#context.session.download('GET /v1/third-party-payments/:agreementId/file', { params: { agreementId }, signal }),
    );
  }

  /** Dialogs come when they are first opened. */
  async #openAdd(): Promise<void> {
    const { AddDialog } = await import('./add-dialog.ts');
    this.#add ??= new AddDialog(this.#context, this.#words, () => this.reload());
    this.#add.open();
  }

  async #openVoid(row: Payment): Promise<void> {
    const { VoidDialog } = await import('./void-dialog.ts');
    this.#void ??= new VoidDialog(this.#context, this.#words, () => this.reload());
    this.#void.open(row);
  }
}
