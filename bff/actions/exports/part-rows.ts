import { amountToText } from '../../../shared/values/amount.ts';
import type { BillClass, BillType, ChargeMode, Grouping } from '../../../shared/values/consumption-lists.ts';
import type { AssociationType } from '../../../shared/values/lists.ts';
import type { Divided, Part } from '../../domain/consumption-parts.ts';
import type { Sums } from '../../domain/consumption-sums.ts';
import type { Span } from '../../domain/consumption-window.ts';
import type { Cell, TableColumn, TableHead } from '../../ports/table-files.ts';
import { shareOf, toFigures } from '../consumption/figures.ts';
import type { PartNames } from '../consumption/part-names.ts';
import type { Parts } from '../consumption/parts.ts';
import type { ExportWords } from './words.ts';

interface Showing {
  by: Grouping;
  thenBy: Grouping | null;
  rankBy: 'due' | 'paid';
  currency: string;
  words: ExportWords;
}

/** One or two groupings, each as a code and a name, and what was consumed of it. */
export function partHead({ by, thenBy, words }: Showing, { cycles, dates }: Pick<Span, 'cycles' | 'dates'>): TableHead {
  const { groupings, nameOf, amounts, lines, unstatedLines, share, fields } = words.consumption;
  const [from, to] = dates ? [dates.begin, dates.end] : [cycles.from, cycles.to];
  const span = from === to ? from : `${from}–${to}`;
  const text = (name: string): TableColumn => ({ name, holds: 'text' });
  const amount = (name: string): TableColumn => ({ name: words.ofCycle(name, span), holds: 'amount' });
  const groupingColumns = [by, ...(thenBy ? [thenBy] : [])].flatMap((one) => [text(groupings[one]), text(nameOf(groupings[one]))]);
  const counts: TableColumn[] = [
    { name: lines, holds: 'count' },
    { name: unstatedLines, holds: 'count' },
    { name: share, holds: 'amount' },
  ];
  return {
    title: words.kinds['consumption-distribution'],
    columns: [...groupingColumns, text(fields.currency), amount(amounts.due), amount(amounts.paid), ...counts],
  };
}

/** Rows that together are the total, whatever is named in them. */
export function partRows(divided: Parts, names: PartNames, showing: Showing): Cell[][] {
  const { by, thenBy, words } = showing;
  const figures = (sums: Sums) => figureCells(sums, divided.total, showing);
  const rows = divided.parts.flatMap((part) => {
    const head = nameCells(by, part, names, words);
    if (thenBy === null || part.inner === null) return [[...head, ...figures(part.sums)]];
    return innerRows(part.inner, thenBy, names, showing, figures).map((row) => [...head, ...row]);
  });
  if (divided.others === null) return rows;
  const rest = [null, words.consumption.others(divided.others.groups), ...(thenBy === null ? [] : [null, null])];
  return [...rows, [...rest, ...figures(divided.others.sums)]];
}

function innerRows(inner: Divided, thenBy: Grouping, names: PartNames, { words }: Showing, figures: (sums: Sums) => Cell[]): Cell[][] {
  const rows = inner.parts.map((part) => [...nameCells(thenBy, part, names, words), ...figures(part.sums)]);
  return inner.others ? [...rows, [null, words.consumption.others(inner.others.groups), ...figures(inner.others.sums)]] : rows;
}

function figureCells(sums: Sums, total: Sums, { currency, rankBy }: Showing): Cell[] {
  const { paid } = toFigures(sums);
  const share = shareOf(sums, total, rankBy);
  return [
    currency,
    { number: amountToText(sums.due) },
    paid.amount === null ? null : { number: paid.amount },
    { number: String(sums.lines) },
    { number: String(sums.linesWithoutCoupon) },
    share === null ? null : { number: share },
  ];
}

function nameCells(by: Grouping, { kind, key, label }: Part, names: PartNames, words: ExportWords): Cell[] {
  const { formerCustomers, nobody, notStated } = words.consumption;
  if (kind === 'former-customers') return [null, formerCustomers];
  if (key === null) return [null, by === 'accountManager' ? nobody : notStated];
  const named = names(by, key, label);
  const { customer, accountManager } = named;
  if (customer) return [key, customer.customerName ?? customer.accountName];
  if (accountManager) return [accountManager.userId, accountManager.name];
  return [key, wordOf(by, key, words) ?? named.label];
}

/** What a value of a closed list is called; undefined where the list is a source's. */
function wordOf(by: Grouping, key: string, { consumption, associationTypes }: ExportWords): string | undefined {
  const { chargeModes, billTypes, classes } = consumption;
  if (by === 'chargeMode') return chargeModes[key as ChargeMode];
  if (by === 'billType') return billTypes[key as BillType];
  if (by === 'billClass') return classes[key as BillClass];
  return by === 'associationType' ? associationTypes[key as AssociationType] : undefined;
}
