import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Amount, amountToText, subtractAmounts } from '../../../shared/values/amount.ts';
import { billCycleAt } from '../../../shared/values/bill-cycle.ts';
import { MONEY_SOURCES, type MoneySource } from '../../../shared/values/consumption-lists.ts';
import { billTypeOf, chargeModeOf, faultsOf } from '../../domain/consumption-codes.ts';
import type { ConsumptionLine } from '../../ports/consumption.ts';
import type { Reads } from '../../ports/store.ts';
import type { WhoseCustomers } from '../customers/whose.ts';
import { customersInList, namedOperators, type ShownCustomer, type ShownManager, shownCustomers } from './names.ts';

export type ShownLine = AnswerOf<'POST /v1/consumption/lines/search'>['lines'][number];
type Whose = Pick<WhoseCustomers, 'partnerIds' | 'scope'>;

/** Bill lines as whoever asks sees them; who held a customer is no business of the customer's. */
export class Lines {
  readonly #reads: Pick<Reads, 'customers' | 'operators'>;
  readonly #whose: Whose;
  readonly #isCustomer: boolean;

  constructor(reads: Pick<Reads, 'customers' | 'operators'>, whose: Whose, isCustomer: boolean) {
    this.#reads = reads;
    this.#whose = whose;
    this.#isCustomer = isCustomer;
  }

  async shown(lines: readonly ConsumptionLine[]): Promise<ShownLine[]> {
    const customerIds = [...new Set(lines.map(({ customerId }) => customerId))];
    const held = this.#isCustomer ? [] : lines.filter(({ operatorId }) => operatorId !== null);
    const holders = held.flatMap(({ operatorId }) => operatorId ?? []);
    const [rows, managers] = await Promise.all([
      customersInList(this.#reads, this.#whose, customerIds),
      // Of many resellers, only those whose lines these are.
      namedOperators(this.#reads, [...new Set(held.map(({ partnerId }) => partnerId))], holders),
    ]);
    const customers = shownCustomers(rows);
    return lines.map((line) => toLine(line, customers.get(line.customerId) ?? null, managers.get(line.operatorId ?? '') ?? null));
  }
}

function toLine(line: ConsumptionLine, customer: ShownCustomer | null, accountManager: ShownManager | null): ShownLine {
  const { place, cycle, consumedAt, tradedAt, tradeId, associationType, billClass, billType, chargeMode } = line;
  const { service, resourceType, resourceId, resourceName, region, enterpriseProject, description, amounts, faults } = line;
  return {
    lineId: place,
    cycle,
    isOtherCycle: billCycleAt(Date.parse(consumedAt)) !== cycle,
    consumedAt,
    tradedAt,
    tradeId,
    customer,
    accountManager,
    associationType,
    billClass,
    billType: billTypeOf(billType),
    chargeMode: chargeModeOf(chargeMode),
    service,
    resourceType,
    resourceId,
    resourceName,
    region,
    enterpriseProject,
    description,
    amounts: toAmounts(amounts),
    faults: faultsOf(faults),
  };
}

/** What is not stated stays null; paid follows from due and coupon (R-CON-8). */
function toAmounts(amounts: ConsumptionLine['amounts']): ShownLine['amounts'] {
  const { due, coupon, list, discount, rounding } = amounts;
  const text = (amount: Amount | null) => amount && amountToText(amount);
  const sources = MONEY_SOURCES.map((source): [MoneySource, string | null] => [source, text(amounts[source])]);
  return {
    due: amountToText(due as Amount),
    paid: due && coupon && amountToText(subtractAmounts(due, coupon)),
    list: text(list),
    discount: text(discount),
    rounding: text(rounding),
    ...(Object.fromEntries(sources) as Record<MoneySource, string | null>),
  };
}
