import { html, nothing, type TemplateResult } from 'lit';
import { LINE_AMOUNTS } from '../../../shared/values/consumption-lists.ts';
import { formatInstant, formatMoneyExactly } from '../../core/formats.ts';
import { dialog } from '../../kit/dialog.ts';
import type { Names } from '../../kit/names.ts';
import type { DashboardContext } from '../context.ts';
import type { LineWords } from './columns.ts';
import type { Line } from './controller.ts';

/** What of a line's amounts comes first; paid follows due. */
const AMOUNTS = ['list', 'discount', 'rounding', 'due', 'paid', ...LINE_AMOUNTS.slice(4)] as const;

/** One bill line with all that its source states. */
export class LineDialog {
  readonly #context: DashboardContext;
  readonly #words: LineWords;
  readonly #names: Names;
  #shown: { row: Line; currency: string } | null = null;

  constructor(context: DashboardContext, words: LineWords, names: Names) {
    this.#context = context;
    this.#words = words;
    this.#names = names;
  }

  open(row: Line, currency: string): void {
    this.#shown = { row, currency };
    this.#context.update();
  }

  draw(): TemplateResult | typeof nothing {
    if (!this.#shown) return nothing;
    const { row, currency } = this.#shown;
    const { dialog: words } = this.#words.lines;
    const { tradeId } = row;
    return dialog({
      id: 'line-dialog',
      heading: words.heading,
      closeLabel: words.close,
      isText: true,
      body: html`${row.customer ? this.#names.face(row.customer) : nothing}
        ${row.faults.map((fault) => html`<p><span class="chip warning" part="badge">${this.#words.lines.faults[fault]}</span></p>`)}
        <section aria-labelledby="line-amounts"><h3 id="line-amounts">${words.amounts}</h3>${this.#amounts(row, currency)}</section>
        <section aria-labelledby="line-facts"><h3 id="line-facts">${words.facts}</h3>${this.#facts(row)}</section>`,
      footer: tradeId
        ? html`<button type="button" class="button" part="button" @click=${() => void this.#context.copy(tradeId, words.copied)}>${words.copy}</button>`
        : nothing,
      mayClose: () => true,
      onClosed: () => {
        this.#shown = null;
        this.#context.update();
      },
    });
  }

  #amounts({ amounts }: Line, currency: string): TemplateResult {
    const { amounts: names, cells } = this.#words.lines;
    return html`<dl class="line-amounts">
      ${AMOUNTS.map((name) => {
        const amount = amounts[name];
        return html`<div class=${name}>
          <dt>${names[name]}</dt>
          <dd class=${amount === null ? 'faint' : ''}>${amount === null ? cells.notStated : html`<bdi>${formatMoneyExactly({ amount, currency })}</bdi>`}</dd>
        </div>`;
      })}
    </dl>`;
  }

  #facts(row: Line): TemplateResult {
    const { dialog: words, columns, cells } = this.#words.lines;
    const { strings } = this.#context;
    const named = (value: { code: string; name: string | null } | null): string | null =>
      value && (value.name === null || value.name === value.code ? value.code : `${value.name} · ${value.code}`);
    const facts: [label: string, value: string | null][] = [
      [columns.consumed, formatInstant(row.consumedAt)],
      [words.traded, row.tradedAt && formatInstant(row.tradedAt)],
      [words.cycle, row.isOtherCycle ? `${row.cycle} · ${cells.otherCycle(row.cycle)}` : row.cycle],
      [columns.trade, row.tradeId],
      [words.class, strings.classes[row.billClass]],
      [columns.kind, row.billType && this.#words.billTypes[row.billType]],
      [columns.mode, row.chargeMode && strings.chargeModes[row.chargeMode]],
      [columns.service, named(row.service)],
      [words.resourceType, named(row.resourceType)],
      [columns.resource, row.resourceName],
      [words.resourceId, row.resourceId],
      [words.region, row.region],
      [words.project, row.enterpriseProject],
      [words.association, strings.associationTypes[row.associationType]],
      [columns.manager, row.accountManager && [row.accountManager.name, row.accountManager.userId].filter(Boolean).join(' · ')],
      [words.description, row.description],
    ];
    return html`<dl class="line-facts">
      ${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd class=${value === null ? 'faint' : ''}>${value ?? cells.notStated}</dd></div>`)}
    </dl>`;
  }
}
