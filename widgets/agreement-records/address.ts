import { type RecordsState, readState } from './query.ts';

/** Members that an address may hold as they are; a customer is not among them. */
const PLAIN = {
  view: 'view',
  code: 'agreement',
  state: 'state',
  accountManagerId: 'manager',
  indirectPartnerId: 'reseller',
  paymentState: 'payment',
} as const satisfies Partial<Record<keyof RecordsState, string>>;
const WITHDRAWN = 'withdrawn';

/**
 * The state as query parameters: `view`, `agreement`, `state`, `manager`, `withdrawn`, `reseller`, `payment`. A customer never stands in an
 * address. Given the parameters of an address, it answers a copy in which only these are set anew and the host's own stay.
 */
export function agreementsToSearchParams(state: RecordsState, others: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const sound = readState({ ...state });
  const params = new URLSearchParams(others);
  const put = (name: string, value: string | undefined): void => {
    params.delete(name);
    if (value !== undefined) params.set(name, value);
  };
  for (const [member, name] of Object.entries(PLAIN)) put(name, sound[member as keyof typeof PLAIN]);
  put(WITHDRAWN, sound.isOnlyWithdrawn ? '1' : undefined);
  return params;
}

/** The state that an address holds. Names that are not the records', and values that make no sense, are ignored. */
export function agreementsFromSearchParams(params: URLSearchParams): RecordsState {
  const plain = Object.entries(PLAIN).map(([member, name]) => [member, params.get(name)]);
  return readState({ ...Object.fromEntries(plain), isOnlyWithdrawn: params.get(WITHDRAWN) === '1' });
}
