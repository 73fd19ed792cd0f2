import type { CustomerSort, MaskedField } from '../../shared/values/lists.ts';
import { formatCount, formatInstant } from '../core/formats.ts';
import type { EyeParts } from '../kit/eye.ts';
import type { TableColumn } from '../kit/table.ts';
import { type Allowance, decidingWindow } from './allowance.ts';
import {
  type ColumnContext,
  consumptionCell,
  creditCell,
  frozenCell,
  idCell,
  instantCell,
  lookAlikeMark,
  managerCell,
  maskedCell,
  maskedFormOf,
  tagCell,
  verificationCell,
  wordCell,
} from './cells.ts';
import type { CustomerRow } from './query.ts';
import { WHOLE_COLUMN } from './reveals.ts';
import type { Strings } from './strings/index.ts';

type Column = TableColumn<CustomerRow>;
type Cell = Column['cell'];

/** The eye of a column says how many it would reveal and how many are left, before it is pressed. */
export function columnEye({ controller, strings, answer }: ColumnContext, field: MaskedField): EyeParts | null {
  const ids = (answer?.customers ?? []).filter((row) => maskedFormOf(row, field) !== null).map((row) => row.customerId);
  if (!controller.canReveal || ids.length === 0) return null;
  const { reveals } = controller;
  const open = ids.filter((id) => reveals.shown(field, id));
  const isOpen = open.length === ids.length;
  return {
    label: isOpen ? strings.reveal.hideColumn(field) : columnWords(reveals.allowance, strings, field, ids.length - open.length),
    isOpen,
    isBusy: reveals.isPending(field, WHOLE_COLUMN),
    span: null,
    onPress: () => (isOpen ? reveals.hide(field, ids) : void reveals.reveal(field, ids)),
  };
}

function columnWords(allowance: Allowance | null, strings: Strings, field: MaskedField, count: number): string {
  if (!allowance) return strings.reveal.columnUnknown(field);
  const say = count > allowance.remaining ? strings.reveal.columnTooMany : strings.reveal.column;
  return say(field, formatCount(count), formatCount(allowance.remaining), decidingWindow(allowance));
}

function consumptionDetail({ strings, answer }: ColumnContext): string {
  const basis = answer?.consumption;
  // The line keeps its place while nothing is known.
  if (!basis) return '\u00a0';
  if (basis.asOf === null) return strings.details.noDelivery;
  const parts = [strings.details.asOf(formatInstant(basis.asOf).slice(5))];
  return strings.details.joined(basis.isEstimate ? [...parts, strings.details.estimate] : parts);
}

/**
 * The columns of the customer list (DOMAIN.md §2.2): who, how much, until when, and then the rest, so that the first three
 * are in sight without scrolling on a common desk screen.
 */
export function customerColumns(context: ColumnContext): Column[] {
  const { controller, strings, answer } = context;
  const { columns: words, details } = strings;
  const cycle = answer?.consumption.cycle;
  const plain = (key: Exclude<keyof typeof words, 'consumption'>, width: number, cell: Cell): Column => ({
    key,
    width,
    label: words[key],
    cell,
  });
  const masked = (field: MaskedField, width: number, cell: Cell = (row) => maskedCell(context, field, row)): Column => ({
    key: field,
    width,
    label: strings.fields[field],
    eye: columnEye(context, field),
    cell,
  });
  const sorted = (column: Column, by: CustomerSort, detail: string): Column => {
    const direction = controller.sort.by === by ? controller.sort.direction : null;
    return { ...column, detail, sort: { direction, onSort: () => controller.sortBy(by) } };
  };
  const onCard = (column: Column, isNumeric = false): Column => ({ ...column, isOnCard: true, isNumeric });
  const consumption: Column = {
    key: 'consumption',
    width: 204,
    label: cycle ? words.consumption(cycle) : strings.sort.by.consumption,
    cell: (row) => consumptionCell(row, strings),
  };
  return [
    onCard(masked('customerName', 232, (row) => maskedCell(context, 'customerName', row, lookAlikeMark(row, strings)))),
    masked('accountName', 152),
    onCard(plain('customerId', 176, (row) => idCell(row.customerId, strings))),
    plain('partnerCustomerNo', 132, (row) => idCell(row.partnerCustomerNo, strings)),
    onCard(
      sorted(
        plain('credit', 176, (row) => creditCell(row, strings)),
        'credit',
        '',
      ),
      true,
    ),
    onCard(sorted(consumption, 'consumption', consumptionDetail(context)), true),
    sorted(
      plain('resourceExpiry', 160, (row) => instantCell(row.earliestResourceExpiryAt, strings)),
      'resourceExpiry',
      details.zone,
    ),
    plain('associationType', 112, (row) => wordCell(strings.associationTypes[row.associationType], strings)),
    sorted(
      plain('associatedAt', 160, (row) => instantCell(row.associatedAt, strings)),
      'associatedAt',
      details.zone,
    ),
    masked('accountManagerName', 176, (row) => managerCell(context, row)),
    masked('mobile', 164),
    masked('email', 232),
    plain('tags', 168, tagCell),
    plain('verification', 96, (row) => verificationCell(row, strings)),
    plain('customerType', 92, (row) => wordCell(row.customerType && strings.customerTypes[row.customerType], strings)),
    plain('level', 84, (row) => wordCell(row.level, strings)),
    plain('frozen', 168, (row) => frozenCell(row, strings)),
  ];
}
