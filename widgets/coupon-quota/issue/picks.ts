import type { BodyOf } from '../../../shared/contract/index.ts';
import { JOB_ITEMS_MAXIMUM } from '../../../shared/values/ids.ts';
import { type Customer, type Line, NO_OWN, type OwnTerms, type Recipient } from './model.ts';

/** A line that names nobody, several, or somebody who can get nothing. */
export interface OpenLine {
  text: string;
  own: OwnTerms;
  line: Line;
}

/** What somebody pasted, or a file held, line by line. */
export interface AskedLine {
  text: string;
  ask: BodyOf<'POST /v1/coupons/recipients'>['lines'][number];
  own: OwnTerms;
}

/** Who gets a coupon, each once, and the lines that do not fit: nothing is left out silently. */
export class Picks {
  recipients: Recipient[] = [];
  open: OpenLine[] = [];

  clear(): void {
    this.recipients = [];
    this.open = [];
  }

  add(customer: Customer, own: OwnTerms = NO_OWN): void {
    if (!this.#has(customer.customerId)) this.recipients = [...this.recipients, { customer, own }];
  }

  remove(customerIds: ReadonlySet<string>): void {
    this.recipients = this.recipients.filter(({ customer }) => !customerIds.has(customer.customerId));
  }

  skip(line: OpenLine): void {
    this.open = this.open.filter((one) => one !== line);
  }

  skipAll(): void {
    this.open = [];
  }

  /** An ambiguous line means this one. */
  settle(line: OpenLine, customer: Customer): void {
    this.skip(line);
    this.add(customer, line.own);
  }

  setOwn(customerId: string, part: Partial<OwnTerms>): void {
    this.recipients = this.recipients.map((one) =>
      one.customer.customerId === customerId ? { ...one, own: { ...one.own, ...part } } : one,
    );
  }

  /** Takes the answers to lines: who is meant is picked, everything else stays listed. */
  take(asked: readonly AskedLine[], answered: readonly Line[]): void {
    const there = new Set(this.recipients.map(({ customer }) => customer.customerId));
    const added: Recipient[] = [];
    const open: OpenLine[] = [];
    for (const [index, line] of answered.entries()) {
      const { text, own } = asked[index] as AskedLine;
      const { customer } = line;
      if (line.result === 'matched' && customer !== null && !there.has(customer.customerId)) {
        there.add(customer.customerId);
        added.push({ customer, own });
      } else open.push({ text, own, line: line.result === 'matched' ? { ...line, result: 'repeated' } : line });
    }
    this.recipients = [...this.recipients, ...added].slice(0, JOB_ITEMS_MAXIMUM);
    this.open = [...this.open, ...open];
  }

  #has(customerId: string): boolean {
    return this.recipients.some(({ customer }) => customer.customerId === customerId);
  }
}
