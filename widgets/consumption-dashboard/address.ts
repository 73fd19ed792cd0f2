import { type DashboardState, readState } from './query.ts';

/** Members that an address may hold as they are; a customer is not among them. */
const PLAIN = {
  view: 'view',
  currency: 'currency',
  supervisorId: 'supervisor',
  accountManagerId: 'manager',
  associationType: 'association',
  chargeMode: 'mode',
  service: 'service',
  region: 'region',
  resourceType: 'resource-type',
  billClass: 'class',
  indirectPartnerId: 'reseller',
  trend: 'trend',
  by: 'by',
  thenBy: 'then',
  rankBy: 'rank',
} as const satisfies Partial<Record<keyof DashboardState, string>>;
const SWITCHES = { isAccumulated: 'accumulated', hideZero: 'hide-zero', onlyMarked: 'marked' } as const;
const SPANS = ['cycle-from', 'cycle-to', 'date-from', 'date-to'] as const;
const NAMES = [...Object.values(PLAIN), ...Object.values(SWITCHES), ...SPANS];

/**
 * The state as query parameters: `view`, `cycle-from`, `cycle-to`, `date-from`, `date-to`, `currency`, `supervisor`, `manager`, `association`, `mode`, `service`,
 * `region`, `resource-type`, `class`, `reseller`, `trend`, `accumulated`, `by`, `then`, `rank`, `hide-zero`, `marked`. A customer never stands in an
 * address. Given the parameters of an address, it answers a copy in which only these are set anew and the host's own stay.
 */
export function dashboardToSearchParams(state: DashboardState, others: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const sound = readState({ ...state });
  const values: Partial<Record<(typeof NAMES)[number], string | undefined>> = {
    'cycle-from': sound.cycles?.from,
    'cycle-to': sound.cycles?.to,
    'date-from': sound.dates?.begin,
    'date-to': sound.dates?.end,
  };
  for (const [member, name] of Object.entries(PLAIN)) values[name] = sound[member as keyof typeof PLAIN];
  for (const [member, name] of Object.entries(SWITCHES)) if (sound[member as keyof typeof SWITCHES]) values[name] = '1';
  const params = new URLSearchParams(others);
  for (const name of NAMES) {
    params.delete(name);
    const value = values[name];
    if (value !== undefined) params.set(name, value);
  }
  return params;
}

/** The state that an address holds. Names that are not the dashboard's, and values that make no sense, are ignored. */
export function dashboardFromSearchParams(params: URLSearchParams): DashboardState {
  const plain = Object.entries(PLAIN).map(([member, name]) => [member, params.get(name)]);
  const switches = Object.entries(SWITCHES).map(([member, name]) => [member, params.get(name) === '1']);
  return readState({
    ...Object.fromEntries([...plain, ...switches]),
    cycles: { from: params.get('cycle-from'), to: params.get('cycle-to') },
    dates: { begin: params.get('date-from'), end: params.get('date-to') },
  });
}
