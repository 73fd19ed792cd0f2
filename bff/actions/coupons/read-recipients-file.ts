import type { AnswerOf } from '../../../shared/contract/index.ts';
import { JOB_ITEMS_MAXIMUM } from '../../../shared/values/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import { FileRefused, type Table } from '../../ports/tables.ts';
import type { CallOf } from '../action.ts';

type Call = CallOf<'POST /v1/coupons/recipients-file'>;
type Read = AnswerOf<'POST /v1/coupons/recipients-file'>;

/** Columns by the names that people write, folded; the first name is the template's. */
const COLUMNS = {
  customerId: ['customer_id', 'customerid', '客户账号id', '客户id'],
  partnerCustomerNo: ['partner_customer_no', 'partnercustomerno', '自有编号'],
  faceValue: ['face_value', 'facevalue', '面额'],
  validFrom: ['valid_from', 'validfrom', '开始日期'],
  validTo: ['valid_to', 'validto', '结束日期'],
  customerNote: ['customer_note', 'customernote', '客户说明'],
  memo: ['memo', '备注'],
} as const;
type Column = keyof typeof COLUMNS;

/** What stands in a file of recipients, line by line; nobody is looked up. */
export async function readRecipientsFile(world: World, { body }: Call): Promise<Read | Refusal> {
  try {
    const bytes = Uint8Array.from(atob(body.content), (character) => character.charCodeAt(0));
    return await readTable(await world.openTable(new Blob([bytes]).stream()));
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return refuse(error.problem === 'empty' || error.problem === 'header-only' ? 'recipients-file-empty' : 'recipients-file-unreadable');
  }
}

async function readTable(table: Table): Promise<Read | Refusal> {
  const places = placesOf(table.header);
  if (isRefusal(places)) {
    await table.close();
    return places;
  }
  const read: Read = { lines: [], unread: [] };
  for await (const { rows, refused } of table.batches) {
    read.unread.push(...refused.map(({ line }) => line));
    for (const { line, cells } of rows) {
      const cell = (column: Column): string => (cells[places.get(column) ?? -1] ?? '').trim();
      const [customerId, partnerCustomerNo] = [cell('customerId') || null, cell('partnerCustomerNo') || null];
      if (customerId === null && partnerCustomerNo === null) read.unread.push(line);
      else read.lines.push({ line, customerId, partnerCustomerNo, ...termsOf(cell) });
    }
    if (read.lines.length > JOB_ITEMS_MAXIMUM) {
      await table.close();
      return refuse('batch-too-large');
    }
  }
  return read.lines.length === 0 ? refuse('recipients-file-empty') : read;
}

function termsOf(cell: (column: Column) => string) {
  return {
    faceValue: cell('faceValue'),
    validFrom: cell('validFrom'),
    validTo: cell('validTo'),
    customerNote: cell('customerNote'),
    memo: cell('memo'),
  };
}

/** Where each column stands; one that says who is meant must be there. */
function placesOf(header: readonly string[]): Map<Column, number> | Refusal {
  const folded = header.map((name) => name.normalize('NFKC').trim().toLowerCase());
  const places = new Map<Column, number>();
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const names: readonly string[] = COLUMNS[column];
    const place = folded.findIndex((name) => names.includes(name));
    if (place >= 0) places.set(column, place);
  }
  return places.has('customerId') || places.has('partnerCustomerNo') ? places : refuse('recipients-file-columns');
}
