import {
  AGREEMENT_CODE_PATTERN,
  STANDING_STATES,
  type StandingState,
  THIRD_PARTY_PAYMENT_STATES,
  type ThirdPartyPaymentState,
} from '../../shared/values/agreement-lists.ts';
import { CUSTOMER_ID_PATTERN, MADE_ID_PATTERN } from '../../shared/values/ids.ts';

/** What the records can show, one at a time. */
export const RECORDS_VIEWS = ['standings', 'payments', 'contracts'] as const;
export type RecordsViewName = (typeof RECORDS_VIEWS)[number];

/** What a host can keep and set; what is at its default is left out. `customerId` is the one member that may not go into an address. */
export interface RecordsState {
  view?: RecordsViewName;
  /** The agreement; default: the first there is. */
  code?: string;
  state?: StandingState;
  customerId?: string;
  accountManagerId?: string;
  /** Only customers whose newest signature was withdrawn. */
  isOnlyWithdrawn?: true;
  /** Distributors: agreements and customers of this reseller, instead of the distributor's own. */
  indirectPartnerId?: string;
  /** Of third-party payment agreements. */
  paymentState?: ThirdPartyPaymentState;
}

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

/** Reads a host's state, which plain JavaScript or an address may have written: what makes no sense is left out. */
export function readState(state: Readonly<Record<string, unknown>>): RecordsState {
  const one = <Value>(list: readonly Value[], value: unknown): Value | undefined => list.find((each) => each === value);
  const read: { [Name in keyof RecordsState]: RecordsState[Name] | undefined } = {
    view: one(RECORDS_VIEWS.slice(1), state.view),
    code: matching(state.code, AGREEMENT_CODE_PATTERN),
    state: one(STANDING_STATES, state.state),
    customerId: matching(state.customerId, CUSTOMER_ID_PATTERN),
    accountManagerId: matching(state.accountManagerId, MADE_ID_PATTERN),
    isOnlyWithdrawn: state.isOnlyWithdrawn === true ? true : undefined,
    indirectPartnerId: matching(state.indirectPartnerId, MADE_ID_PATTERN),
    paymentState: one(THIRD_PARTY_PAYMENT_STATES, state.paymentState),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as RecordsState;
}

/** What narrows who has signed, besides agreement and partner; one press takes all of it away. */
export const NARROWINGS = ['state', 'customerId', 'accountManagerId', 'isOnlyWithdrawn'] as const satisfies readonly (keyof RecordsState)[];

export function isNarrowed(state: RecordsState): boolean {
  return NARROWINGS.some((name) => state[name] !== undefined);
}

/** The question that a state stands for, about one agreement; also what an export is asked with. */
export function askedOf(code: string, { state, customerId, accountManagerId, isOnlyWithdrawn, indirectPartnerId }: RecordsState) {
  return {
    code,
    ...(state && { states: [state] }),
    ...(customerId && { customerId }),
    ...(accountManagerId && { accountManagerId }),
    ...(isOnlyWithdrawn && { isOnlyWithdrawn }),
    ...(indirectPartnerId && { indirectPartnerId }),
  };
}
