import { MONEY_SOURCES } from '../../../shared/values/consumption-lists.ts';
import type { Cell, TableHead } from '../../ports/table-files.ts';
import type { ShownLine } from '../consumption/lines.ts';
import { type ExportWords, timeText } from './words.ts';
import { type ConsumptionWords, LINE_FIELDS, type LineField } from './words-consumption.ts';

type AmountField = keyof ConsumptionWords['amounts'];

export function lineHead(words: ExportWords): TableHead {
  const { fields, amounts } = words.consumption;
  return {
    title: words.kinds['consumption-lines'],
    columns: LINE_FIELDS.map((field) =>
      isAmount(field, amounts) ? { name: amounts[field], holds: 'amount' } : { name: fields[field], holds: 'text' },
    ),
  };
}

function isAmount(field: LineField, amounts: ConsumptionWords['amounts']): field is AmountField {
  return field in amounts;
}

/**
 * A line as the screen lists it: masked forms only (R-MASK-3). What a resource is called, by name, id or description, stays out: people may have
 * put names in it (docs/DATA.md).
 */
export function lineCells(line: ShownLine, currency: string, words: ExportWords): Cell[] {
  const { customer, accountManager, service, resourceType } = line;
  const { classes, billTypes, chargeModes } = words.consumption;
  const cells: Record<Exclude<LineField, AmountField>, Cell> & Record<AmountField, Cell> = {
    cycle: line.cycle,
    consumedAt: timeText(line.consumedAt, 'second'),
    tradedAt: line.tradedAt && timeText(line.tradedAt, 'second'),
    tradeId: line.tradeId,
    customerId: customer?.customerId ?? null,
    partnerCustomerNo: customer?.partnerCustomerNo ?? null,
    customerName: customer?.customerName ?? null,
    accountName: customer?.accountName ?? null,
    managerUserId: accountManager?.userId ?? null,
    managerName: accountManager?.name ?? null,
    associationType: words.associationTypes[line.associationType],
    billClass: classes[line.billClass],
    billType: line.billType && billTypes[line.billType],
    chargeMode: line.chargeMode && chargeModes[line.chargeMode],
    service: service?.code ?? null,
    serviceName: service?.name ?? null,
    resourceType: resourceType?.code ?? null,
    resourceTypeName: resourceType?.name ?? null,
    region: line.region,
    enterpriseProject: line.enterpriseProject,
    currency,
    ...amountCells(line.amounts),
    faults: line.faults.join(words.separator),
  };
  return LINE_FIELDS.map((field) => cells[field]);
}

/** What is not stated stays empty, never 0. */
function amountCells(amounts: ShownLine['amounts']): Record<AmountField, Cell> {
  const fields = ['due', 'paid', 'list', 'discount', 'rounding', ...MONEY_SOURCES] as const;
  const cells = fields.map((field): [AmountField, Cell] => {
    const amount = amounts[field];
    return [field, amount === null ? null : { number: amount }];
  });
  return Object.fromEntries(cells) as Record<AmountField, Cell>;
}
