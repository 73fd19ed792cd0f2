import { html, type TemplateResult } from 'lit';
import { decidingWindow } from '../../core/allowance.ts';
import { formatCount, formatInstant } from '../../core/formats.ts';
import { WHOLE_COLUMN } from '../../core/reveals.ts';
import { checkbox } from '../../kit/checkbox.ts';
import type { EyeParts } from '../../kit/eye.ts';
import { icons } from '../../kit/icons.ts';
import { idText } from '../../kit/id-text.ts';
import { line, type TableColumn } from '../../kit/table.ts';
import { lastDayOf } from '../quotas/facts.ts';
import type { Strings } from '../strings/index.ts';
import { amountCell, type CellContext, customerCell, managerText, type NameField, stateMark, tagsText } from './cells.ts';
import type { Coupon } from './controller.ts';
import type { Picks } from './picks.ts';
import type { CouponStrings } from './strings/index.ts';

type Column = TableColumn<Coupon>;

export interface ColumnsContext extends CellContext {
  panel: Strings;
  rows: readonly Coupon[];
  /** The rows at the time of a press, which may be more than were drawn first. */
  present: () => readonly Coupon[];
  /** Null where nothing can be recalled in this session. */
  picks: Picks | null;
  onDetail: (coupon: Coupon) => void;
  onMenu: (coupon: Coupon, anchor: HTMLElement) => void;
}

/** What the eye of a column says: how many it would reveal and how many are left, before it is pressed. */
export function columnEye({ rows, reveals, words, canReveal }: ColumnsContext, field: NameField): EyeParts | null {
  const ids = [...new Set(rows.filter(({ customer }) => customer[field] !== null).map(({ customer }) => customer.customerId))];
  if (!canReveal || ids.length === 0) return null;
  const hidden = ids.filter((id) => !reveals.shown(field, id));
  const { allowance } = reveals;
  const count = Math.min(hidden.length, 100);
  const say = allowance && count > allowance.remaining ? words.reveal.columnTooMany : words.reveal.column;
  return {
    label:
      hidden.length === 0
        ? words.reveal.hideColumn(field)
        : allowance
          ? say(field, formatCount(count), formatCount(allowance.remaining), decidingWindow(allowance))
          : words.reveal.columnUnknown(field),
    isOpen: hidden.length === 0,
    isBusy: reveals.isPending(field, WHOLE_COLUMN),
    span: null,
    onPress: () => (hidden.length === 0 ? reveals.hide(field, ids) : void reveals.reveal(field, hidden)),
  };
}

/** Whose coupon, how much is left of how much, in which state, until when; then where it came from and who looks after the customer. */
export function couponColumns(context: ColumnsContext): Column[] {
  return [
    ...(context.picks ? [pickColumn(context, context.picks)] : []),
    ...whoseColumns(context),
    ...valueColumns(context),
    ...originColumns(context),
    menuColumn(context),
  ];
}

type FactName = keyof CouponStrings['columns'];

/** A fact by its name, in the header and as a line of a cell. */
function named({ words: { columns } }: ColumnsContext) {
  return {
    head: (key: FactName) => ({ key, label: columns[key] }),
    fact: (key: FactName, content: unknown): unknown => line(key, columns[key], content),
  };
}

function whoseColumns(context: ColumnsContext): Column[] {
  const { head, fact } = named(context);
  const name = (field: NameField) => ({ key: field, label: context.words.fields[field], eye: columnEye(context, field) });
  return [
    {
      key: 'customer',
      facts: [name('customerName'), name('accountName')],
      width: 192,
      isOnCard: true,
      cell: (coupon) => customerCell(context, coupon),
    },
    {
      key: 'ids',
      facts: [head('customerId'), head('partnerCustomerNo')],
      width: 168,
      isOnCard: true,
      cell: ({ customer }) => [
        fact('customerId', idText(customer.customerId)),
        customer.partnerCustomerNo && fact('partnerCustomerNo', idText(customer.partnerCustomerNo)),
      ],
    },
  ];
}

function valueColumns(context: ColumnsContext): Column[] {
  const { words } = context;
  const { head } = named(context);
  const amount = (key: 'faceValue' | 'left' | 'spent', of: (coupon: Coupon) => string): Column => ({
    key,
    facts: [head(key)],
    width: 116,
    isNumeric: true,
    isOnCard: key === 'left',
    cell: (coupon) => amountCell(of(coupon), coupon.currency),
  });
  return [
    amount('left', ({ balance }) => balance),
    amount('faceValue', ({ faceValue }) => faceValue),
    amount('spent', ({ spent }) => spent),
    { key: 'state', facts: [head('state')], width: 104, isOnCard: true, cell: (coupon) => stateMark(coupon, words) },
    {
      key: 'until',
      facts: [{ ...head('until'), detail: words.columns.zone }],
      width: 112,
      cell: ({ expiresAt }) => html`<span class="value">${lastDayOf(expiresAt)}</span>`,
    },
  ];
}

function originColumns(context: ColumnsContext): Column[] {
  const { words, panel } = context;
  const { head, fact } = named(context);
  return [
    {
      key: 'coupon',
      facts: [head('coupon'), head('asset')],
      width: 168,
      cell: (coupon) => [fact('coupon', couponLink(context, coupon)), fact('asset', kindText(coupon, panel, words.cells.upstream))],
    },
    {
      key: 'issued',
      facts: [head('issued'), head('operation')],
      width: 168,
      cell: ({ issuedAt, operationId }) => [fact('issued', formatInstant(issuedAt)), operationId && fact('operation', idText(operationId))],
    },
    {
      key: 'manager',
      facts: [head('manager'), head('tags')],
      width: 168,
      cell: (coupon) => [fact('manager', managerText(coupon, words)), coupon.customer.tags.length > 0 && fact('tags', tagsText(coupon))],
    },
  ];
}

function kindText({ asset, issuer }: Coupon, panel: Strings, upstream: string): string {
  return issuer === 'upstream' ? `${panel.assets[asset]} · ${upstream}` : panel.assets[asset];
}

/** The id leads to all there is to know about the coupon. */
function couponLink({ onDetail }: ColumnsContext, coupon: Coupon): unknown {
  return html`<button type="button" class="link" tabindex="-1" aria-haspopup="dialog" @click=${() => onDetail(coupon)}>${idText(coupon.couponId)}</button>`;
}

/** Only what can be recalled can be picked; the others say why not. */
function pickColumn({ words, rows, present }: ColumnsContext, picks: Picks): Column {
  const pickable = rows.filter(({ recall }) => recall.isRecallable);
  const picked = pickable.filter(({ couponId }) => picks.has(couponId)).length;
  return {
    key: 'select',
    facts: [],
    place: 'lead',
    width: 44,
    head:
      pickable.length === 0
        ? html`<span class="unseen">${words.picks.page}</span>`
        : checkbox({
            label: words.picks.page,
            isLabelUnseen: true,
            isChecked: picked > 0 && picked === pickable.length,
            isMixed: picked > 0 && picked < pickable.length,
            isInGrid: true,
            onChange: (isChecked) => picks.setAll(pickable, isChecked),
          }),
    cell: (coupon) => {
      const { couponId, recall } = coupon;
      if (!recall.isRecallable)
        return notPickable(words.picks.notRow(couponId, (recall.refusal && words.notRecallable[recall.refusal]) ?? ''));
      return checkbox({
        label: words.picks.row(couponId),
        isLabelUnseen: true,
        isChecked: picks.has(couponId),
        isInGrid: true,
        onChange: (isChecked, isRange) => picks.set(coupon, isChecked, present(), isRange),
      });
    },
  };
}

/** In the place of a box: the focus stops here too, and learns why there is none. */
function notPickable(why: string): TemplateResult {
  return html`<span class="no-pick" data-hint=${why}><span aria-hidden="true">–</span><span class="unseen">${why}</span></span>`;
}

function menuColumn({ words, onMenu }: ColumnsContext): Column {
  return {
    key: 'menu',
    facts: [],
    head: html`<span class="unseen">${words.columns.menu}</span>`,
    place: 'trail',
    width: 44,
    cell: (coupon) => html`<button
      type="button"
      class="button quiet icon" part="button button-quiet"
      tabindex="-1"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${words.menu.label(coupon.couponId)}
      @click=${(event: Event) => onMenu(coupon, event.currentTarget as HTMLElement)}
    >
      ${icons.dots}
    </button>`,
  };
}
