import { EMPTY_FILTER } from './filter.ts';
import { DEFAULT_VIEW } from './query.ts';
import { type CustomerListState, readState, stateOf } from './state.ts';

/** Every name that the list uses in an address; all others are the host's. */
const NAMES = [
  'association',
  'manager',
  'tag',
  'consumption-from',
  'consumption-to',
  'expiry-from',
  'expiry-until',
  'reseller',
  'sort',
  'direction',
  'rows',
  'after',
  'before',
  'at',
] as const;

/**
 * The state as query parameters: `association`, `manager`, `tag`, `consumption-from`, `consumption-to`, `expiry-from`,
 * `expiry-until`, `reseller`, `sort`, `direction`, `rows`, and the page's place as `after`, `before` or `at`. What is at its default is left out.
 * Given the parameters of an address, it answers a copy in which only these are set anew and the host's own stay.
 */
export function stateToSearchParams(state: CustomerListState, others: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const { filter, view } = readState(state);
  const { consumption, resourceExpiry, place, ...sound } = stateOf({ ...EMPTY_FILTER, ...filter }, view);
  const isSorted = view.sort.by !== DEFAULT_VIEW.sort.by || view.sort.direction !== DEFAULT_VIEW.sort.direction;
  const values: Partial<Record<(typeof NAMES)[number], string | undefined>> = {
    association: sound.associationType,
    manager: sound.accountManagerId,
    tag: sound.tag,
    'consumption-from': consumption?.minimum,
    'consumption-to': consumption?.maximum,
    'expiry-from': resourceExpiry?.from,
    'expiry-until': resourceExpiry?.until,
    reseller: sound.indirectPartnerId,
    ...(isSorted && { sort: view.sort.by, direction: view.sort.direction }),
    ...(view.size !== DEFAULT_VIEW.size && { rows: String(view.size) }),
    ...place,
  };
  const params = new URLSearchParams(others);
  for (const name of NAMES) {
    params.delete(name);
    if (values[name]) params.set(name, values[name]);
  }
  return params;
}

/** The state that an address holds. Names that are not the list's, and values that make no sense, are ignored. */
export function stateFromSearchParams(params: URLSearchParams): CustomerListState {
  const given = Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? undefined]));
  const { filter, view } = readState({
    associationType: given.association,
    accountManagerId: given.manager,
    tag: given.tag,
    consumption: { minimum: given['consumption-from'], maximum: given['consumption-to'] },
    resourceExpiry: { from: given['expiry-from'], until: given['expiry-until'] },
    indirectPartnerId: given.reseller,
    sort: { by: given.sort, direction: given.direction },
    size: Number(given.rows),
    place: given,
  } as unknown as CustomerListState);
  return stateOf({ ...EMPTY_FILTER, ...filter }, view);
}
