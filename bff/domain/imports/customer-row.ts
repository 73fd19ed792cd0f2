import { CUSTOMER_ID_PATTERN, PARTNER_CUSTOMER_NO_MAXIMUM, USER_ID_MAXIMUM } from '../../../shared/values/ids.ts';
import { CURRENCY_PATTERN } from '../../../shared/values/money.ts';
import { normalTag, TAG_MAXIMUM, UNSEEN_PATTERN } from '../../../shared/values/tags.ts';
import { type CustomerStatement, stated } from '../customer-statement.ts';
import type { CustomerColumn } from './customer-columns.ts';
import {
  ASSOCIATION_SPELLINGS,
  CUSTOMER_TYPE_SPELLINGS,
  FROZEN_SPELLINGS,
  LEVEL_SPELLINGS,
  readListed,
  VERIFICATION_SPELLINGS,
} from './customer-lists.ts';
import { RowRefused } from './row-problem.ts';
import { hasLostDigits, readSheetAmount, toMinor, unwrapCell } from './spreadsheet.ts';
import { CHINA, readTime } from './times.ts';

/** Whom a row is about: an id, or the accounts of a FOCUS bill that an id is derived from. */
export type CustomerKey = { customerId: string } | { billingAccountId: string; subAccountId: string | null };

export interface ManagerStatement {
  userId: string;
  name: string | null;
  assignedAt: string | null;
}

export interface CustomerRow {
  key: CustomerKey;
  statement: CustomerStatement;
  /** Null: the row says nothing about who manages the customer. */
  manager: ManagerStatement | null;
  roundings: number;
}

export type CustomerPlaces = Partial<Record<CustomerColumn, number>>;

const NAME_MAXIMUM = 256;
const EMAIL_MAXIMUM = 256;
/** The upstream's China site states amounts without a currency; they are in yuan (DOMAIN.md §3.2). */
const CURRENCY_UNLESS_STATED = 'CNY';

/** Reads the rows of one customer file. Times without a zone are UTC+8. */
export class CustomerRowReader {
  readonly #places: CustomerPlaces;

  constructor(places: CustomerPlaces) {
    this.#places = places;
  }

  /** Throws `RowRefused`. */
  read(cells: readonly string[]): CustomerRow {
    const row = new Row(this.#places, cells);
    return { key: readKey(row), ...readStatement(row), manager: readManager(row) };
  }
}

/** One row; every reader gives undefined where the file lacks the column and null where the cell is empty. */
class Row {
  readonly #places: CustomerPlaces;
  readonly #cells: readonly string[];

  constructor(places: CustomerPlaces, cells: readonly string[]) {
    this.#places = places;
    this.#cells = cells;
  }

  text(column: CustomerColumn, maximum = NAME_MAXIMUM): string | null | undefined {
    const place = this.#places[column];
    if (place === undefined) return undefined;
    const text = unwrapCell(this.#cells[place] ?? '');
    if (text !== null && text.length > maximum) throw new RowRefused(column, 'too-long');
    return text;
  }

  /** An id or a number that a spreadsheet must not have shortened. */
  digits(column: CustomerColumn, maximum: number): string | null | undefined {
    const text = this.text(column, maximum);
    if (text && hasLostDigits(text)) throw new RowRefused(column, 'digits-lost');
    return text;
  }

  time(column: CustomerColumn): string | null | undefined {
    return this.#read(column, (text) => readTime(text, CHINA), 'not-a-time');
  }

  listed<Value extends string>(column: CustomerColumn, spellings: Readonly<Record<Value, readonly string[]>>): Value | null | undefined {
    return this.#read(column, (text) => readListed(text, spellings), 'not-in-list');
  }

  minor(column: CustomerColumn): { minor: bigint; isRounded: boolean } | null | undefined {
    const read = (text: string) => {
      const amount = readSheetAmount(text);
      return amount && toMinor(amount);
    };
    return this.#read(column, read, 'not-an-amount');
  }

  #read<Value>(column: CustomerColumn, read: (text: string) => Value | null, problem: RowRefused['problem']): Value | null | undefined {
    const text = this.text(column);
    if (text === null || text === undefined) return text;
    const value = read(text);
    if (value === null) throw new RowRefused(column, problem);
    return value;
  }
}

function readKey(row: Row): CustomerKey {
  const customerId = row.digits('customer_id', 1024);
  if (customerId) {
    if (!CUSTOMER_ID_PATTERN.test(customerId)) throw new RowRefused('customer_id', 'not-a-customer-id');
    return { customerId };
  }
  const billingAccountId = row.digits('billing_account_id', 512);
  if (billingAccountId) return { billingAccountId, subAccountId: row.digits('sub_account_id', 512) ?? null };
  throw new RowRefused(customerId === null ? 'customer_id' : 'billing_account_id', 'missing');
}

function readStatement(row: Row): { statement: CustomerStatement; roundings: number } {
  const tags = row.text('tags', 4096);
  const { credit, roundings } = readCredit(row);
  const statement = stated({
    partnerCustomerNo: row.digits('partner_customer_no', PARTNER_CUSTOMER_NO_MAXIMUM),
    customerName: row.text('customer_name'),
    accountName: row.text('account_name'),
    mobile: readMobile(row),
    email: readEmail(row),
    associationType: row.listed('association_type', ASSOCIATION_SPELLINGS) ?? undefined,
    associatedAt: row.time('associated_at') ?? undefined,
    credit,
    earliestResourceExpiryAt: row.time('resource_expiry'),
    verification: row.listed('verification', VERIFICATION_SPELLINGS),
    customerType: row.listed('customer_type', CUSTOMER_TYPE_SPELLINGS),
    level: row.listed('level', LEVEL_SPELLINGS),
    frozen: row.listed('frozen', FROZEN_SPELLINGS),
    tags: tags === undefined ? undefined : readTags(tags),
  });
  return { statement, roundings };
}

function readTags(text: string | null): readonly string[] {
  const tags = (text ?? '')
    .split(/[;；|、,，\n]/u)
    .map(normalTag)
    .filter((tag) => tag !== '');
  if (tags.some((tag) => tag.length > TAG_MAXIMUM)) throw new RowRefused('tags', 'too-long');
  if (tags.some((tag) => UNSEEN_PATTERN.test(tag))) throw new RowRefused('tags', 'control-character');
  return [...new Set(tags)];
}

function readMobile(row: Row): string | null | undefined {
  const text = row.digits('mobile', 64);
  if (!text) return text;
  const number = text.normalize('NFKC').replace(/\.0$/, '');
  const digits = number.replace(/\D/g, '');
  if (!/^\+?[\d\s().-]+$/.test(number) || digits.length < 3 || digits.length > 20) throw new RowRefused('mobile', 'not-a-mobile');
  const code = row.text('country_code', 16);
  if (!code || /^(\+|00)/.test(number)) return number;
  if (!/^(\+|00)?\d{1,4}$/.test(code)) throw new RowRefused('country_code', 'not-a-mobile');
  return /^(\+|00)/.test(code) ? `${code}-${number}` : `+${code}-${number}`;
}

function readEmail(row: Row): string | null | undefined {
  const text = row.text('email', EMAIL_MAXIMUM);
  if (text && !/^[^\s@]+@[^\s@]+$/u.test(text)) throw new RowRefused('email', 'not-an-email');
  return text;
}

/** A debt may stand in its own column or as a negative available credit (R-CUST-1). */
function readCredit(row: Row): { credit: CustomerStatement['credit'] | undefined; roundings: number } {
  const available = row.minor('available_credit');
  const arrears = row.minor('arrears');
  const currency = row.text('currency', 16)?.toUpperCase() ?? CURRENCY_UNLESS_STATED;
  const asOf = row.time('credit_as_of') ?? null;
  if (available === undefined && arrears === undefined) return { credit: undefined, roundings: 0 };
  const roundings = [available, arrears].filter((read) => read?.isRounded).length;
  if (!available && !arrears) return { credit: null, roundings };
  const code = CURRENCY_NAMES[currency] ?? currency;
  if (!CURRENCY_PATTERN.test(code)) throw new RowRefused('currency', 'not-a-currency');
  const debt = arrears?.minor ?? 0n;
  if (debt < 0n) throw new RowRefused('arrears', 'not-an-amount');
  const left = available?.minor ?? 0n;
  const credit =
    left < 0n
      ? { availableMinor: 0n, arrearsMinor: debt > -left ? debt : -left, currency: code, asOf }
      : { availableMinor: left, arrearsMinor: debt, currency: code, asOf };
  return { credit, roundings };
}

const CURRENCY_NAMES: Readonly<Record<string, string>> = { 人民币: 'CNY', 元: 'CNY', RMB: 'CNY', 美元: 'USD' };

function readManager(row: Row): ManagerStatement | null {
  const userId = row.digits('account_manager_id', USER_ID_MAXIMUM);
  if (!userId) return null;
  return { userId, name: row.text('account_manager') ?? null, assignedAt: row.time('assigned_at') ?? null };
}
