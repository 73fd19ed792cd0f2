import type { StandingRow } from '../../ports/agreements.ts';
import type { Cell, TableHead } from '../../ports/table-files.ts';
import type { StandingView } from '../agreements/standing-view.ts';
import { type ExportWords, timeText } from './words.ts';
import { STANDING_FIELDS, type StandingField } from './words-standings.ts';

/** The title and columns of an export of who has signed; every column holds text. */
export function standingHead({ kinds, customer, standings }: ExportWords): TableHead {
  const heads: Record<StandingField, string> = { ...customer, ...standings.fields };
  const columns = STANDING_FIELDS.map((field) => ({ name: heads[field], holds: 'text' as const }));
  return { title: kinds['agreement-standings'], columns };
}

/** A customer beside an agreement as the screen lists it: masked forms only. What there is not stays empty. */
export function standingCells({ customer, accountManager }: StandingRow, standing: StandingView, words: ExportWords): Cell[] {
  const { code, title, version, state, isRequired, dueAt, signed } = standing;
  const { standings } = words;
  const cells: Record<StandingField, Cell> = {
    customerId: customer.customerId,
    partnerCustomerNo: customer.partnerCustomerNo,
    customerName: customer.customerNameMasked,
    accountName: customer.accountNameMasked,
    associationType: words.associationTypes[customer.associationType],
    managerUserId: accountManager?.userId ?? null,
    managerName: accountManager?.nameMasked ?? null,
    code,
    title,
    version: String(version),
    isRequired: isRequired ? standings.required : null,
    state: standings.states[state],
    dueAt: dueAt && timeText(dueAt),
    signedVersion: signed && String(signed.version),
    signedAt: signed && timeText(signed.at, 'second'),
    capacity: signed && standings.capacities[signed.capacity],
    receiptNumber: signed?.receiptNumber ?? null,
    withdrawn: signed?.isWithdrawn ? standings.withdrawn : null,
  };
  return STANDING_FIELDS.map((field) => cells[field]);
}
