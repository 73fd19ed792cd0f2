import { html } from 'lit';
import type { CustomerSort, MaskedField } from '../../shared/values/lists.ts';
import { formatInstant } from '../core/formats.ts';
import type { Reveals } from '../core/reveals.ts';
import type { EyeParts } from '../kit/eye.ts';
import { idText } from '../kit/id-text.ts';
import { line, type TableColumn, type TableFact } from '../kit/table.ts';
import type { ColumnChoice } from './arrange.ts';
import {
  consumptionCell,
  creditCell,
  frozenCell,
  identityCell,
  managerCell,
  maskedCell,
  maskedFormOf,
  tagCell,
  verificationCell,
  wordCell,
} from './cells.ts';
import type { FirstContext } from './context.ts';
import type { CustomerRow } from './query.ts';
import { rowMenuColumn, selectionColumn } from './selection.ts';

/** As wide as a cycle, so that the label keeps its place. */
const CYCLE_UNKNOWN = '\u2007\u2007\u2007\u2007\u00a0\u2007\u2007';

type Column = TableColumn<CustomerRow>;
type Cell = Column['cell'];

/** The eye of a column says how many it would reveal and how many are left, before it is pressed. */
export function columnEye({ around, controller, strings, answer }: FirstContext, field: MaskedField): EyeParts | null {
  const ids = (answer?.customers ?? []).filter((row) => maskedFormOf(row, field) !== null).map((row) => row.customerId);
  if (!controller.canReveal || ids.length === 0) return null;
  const hidden = ids.filter((id) => !controller.reveals?.shown(field, id)).length;
  const press = (there: Reveals): void => (hidden === 0 ? there.hide(field, ids) : void there.reveal(field, ids));
  return {
    label: around.part?.columnWords(field, hidden) ?? strings.reveal.columnUnknown(field),
    isOpen: hidden === 0,
    isBusy: controller.reveals?.isPending(field, '*') ?? false,
    span: null,
    onPress: () => void around.with((part) => press(part.reveals)),
  };
}

function consumptionDetail({ strings, answer }: FirstContext): string {
  const basis = answer?.consumption;
  // The line keeps its place while nothing is known.
  if (!basis) return '\u00a0';
  if (basis.asOf === null) return strings.details.noDelivery;
  const parts = [strings.details.asOf(formatInstant(basis.asOf).slice(5))];
  return strings.details.joined(basis.isEstimate ? [...parts, strings.details.estimate] : parts);
}

/**
 * The columns that are shown, as the operator arranged them, between those of selection and row menus. The reseller stands only
 * among the customers of resellers.
 */
export function shownColumns(context: FirstContext): Column[] {
  const { arrangement, isOfResellers } = context.controller;
  const known = new Map(customerColumns(context).map((column) => [column.key, column]));
  const isShown = ({ column, isShown }: ColumnChoice): boolean => isShown && (column !== 'reseller' || isOfResellers);
  const columns = arrangement.columns.filter(isShown).map(({ column }) => known.get(column));
  return [selectionColumn(context), ...columns, rowMenuColumn(context)].filter((column) => column != null);
}

/**
 * The columns of the customer list (DOMAIN.md §2.2): who, how much, until when, since when, by whom, and then the rest, so that
 * the first seven are in sight without scrolling on a common desk screen. What belongs together shares a column.
 */
function customerColumns(context: FirstContext): Column[] {
  const { controller, strings, answer } = context;
  const { columns: words, details } = strings;
  const plain = (key: Exclude<keyof typeof words, 'consumption'>): TableFact => ({ key, label: words[key] });
  const masked = (field: MaskedField): TableFact => ({ key: field, label: strings.fields[field], eye: columnEye(context, field) });
  const sorted = (fact: TableFact, by: CustomerSort): TableFact => {
    const direction = controller.shown.sort.by === by ? controller.shown.sort.direction : null;
    return { ...fact, sort: { direction, onSort: () => controller.sortBy(by) } };
  };
  const one = (fact: TableFact, width: number, cell: Cell): Column => ({ key: fact.key, facts: [fact], width, cell });
  const fact = (key: Parameters<typeof plain>[0], content: unknown): unknown => line(key, words[key], content);
  const onCard = (column: Column): Column => ({ ...column, isOnCard: true });
  const amount = (column: Column): Column => onCard({ ...column, isNumeric: true });
  const consumption: TableFact = {
    key: 'consumption',
    label: words.consumption(answer?.consumption.cycle ?? CYCLE_UNKNOWN),
    detail: consumptionDetail(context),
  };
  return [
    onCard({
      key: 'identity',
      facts: [masked('customerName'), masked('accountName')],
      width: 184,
      cell: (row) => identityCell(context, row),
    }),
    onCard({
      key: 'ids',
      facts: [plain('customerId'), plain('partnerCustomerNo')],
      width: 164,
      cell: (row) => [
        fact('customerId', idText(row.customerId)),
        row.partnerCustomerNo && fact('partnerCustomerNo', idText(row.partnerCustomerNo)),
      ],
    }),
    one(plain('reseller'), 168, (row) => wordCell(row.reseller?.name ?? null, strings)),
    amount(one(sorted(plain('credit'), 'credit'), 140, (row) => creditCell(context, row))),
    amount(one(sorted(consumption, 'consumption'), 176, (row) => consumptionCell(row, strings))),
    one(sorted({ ...plain('resourceExpiry'), detail: details.zone }, 'resourceExpiry'), 152, (row) =>
      wordCell(row.earliestResourceExpiryAt && formatInstant(row.earliestResourceExpiryAt), strings),
    ),
    {
      key: 'association',
      facts: [plain('associationType'), sorted(plain('associatedAt'), 'associatedAt')],
      width: 164,
      cell: (row) => [
        fact('associationType', strings.associationTypes[row.associationType]),
        fact('associatedAt', row.associatedAt ? html`<bdi>${formatInstant(row.associatedAt)}</bdi>` : strings.cells.notStated),
      ],
    },
    one(masked('accountManagerName'), 160, (row) => managerCell(context, row)),
    one(masked('mobile'), 188, (row) => maskedCell(context, 'mobile', row)),
    one(masked('email'), 232, (row) => maskedCell(context, 'email', row)),
    one(plain('tags'), 168, tagCell),
    one(plain('verification'), 96, (row) => verificationCell(row, strings)),
    one(plain('customerType'), 96, (row) => wordCell(row.customerType && strings.customerTypes[row.customerType], strings)),
    one(plain('level'), 100, (row) => wordCell(row.level, strings)),
    one(plain('frozen'), 168, (row) => frozenCell(row, strings)),
  ];
}
