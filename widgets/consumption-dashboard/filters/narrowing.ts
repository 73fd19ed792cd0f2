import { html, type TemplateResult } from 'lit';
import { ASSOCIATION_TYPES } from '../../../shared/values/lists.ts';
import { type SelectOption, selectField } from '../../kit/field.ts';
import { icons } from '../../kit/icons.ts';
import type { DashboardContext } from '../context.ts';
import { NONE, type Options } from '../query.ts';
import { isOneself } from '../rights.ts';
import { managerWords } from './trail.ts';

type Named = 'accountManagerId' | 'associationType' | 'chargeMode' | 'service';

/** What figures can be narrowed by; what has nothing to choose is left out. */
export function narrowingFields(context: DashboardContext, options: Options): TemplateResult[] {
  const { strings, pickCustomer } = context;
  const all = { value: '', label: strings.filters.all };
  const none = { value: NONE, label: strings.notStated };
  return [
    ...scopeField(context),
    ...currencyField(context, options),
    ...supervisorField(context, options),
    ...managerField(context, options),
    ...(pickCustomer ? [customerField(context, pickCustomer)] : []),
    field(context, 'associationType', [all, ...ASSOCIATION_TYPES.map((type) => ({ value: type, label: strings.associationTypes[type] }))]),
    field(context, 'chargeMode', [all, ...options.chargeModes.map((mode) => ({ value: mode, label: strings.chargeModes[mode] })), none]),
    field(context, 'service', [all, ...options.services.map(({ code, name }) => ({ value: code, label: name ?? code })), none]),
  ];
}

function field({ state, strings, change }: DashboardContext, name: Named, options: readonly SelectOption[]): TemplateResult {
  return selectField({
    id: name,
    label: strings.filters.narrowings[name],
    value: state[name] ?? '',
    options,
    onPick: (value) => change({ [name]: value === '' ? null : value }),
  });
}

/** The partner's own is asked for where none is named; which one that is, the answer says. */
function currencyField({ state, strings, shown, change }: DashboardContext, { currencies }: Options): TemplateResult[] {
  const value = state.currency ?? shown.currency;
  const all = value === null || currencies.includes(value) ? currencies : [value, ...currencies];
  if (all.length < 2) return [];
  const codes = all.map((code) => ({ value: code, label: code }));
  return [
    selectField({
      id: 'currency',
      label: strings.filters.currency,
      value: value ?? '',
      options: codes,
      onPick: (code) => change({ currency: code }),
    }),
  ];
}

/** Whose team; a manager of another one was chosen among others. */
function supervisorField({ state, strings, change }: DashboardContext, { supervisors, accountManagers }: Options): TemplateResult[] {
  if (supervisors.length === 0) return [];
  const isOfTeam = (supervisorId: string) =>
    accountManagers.some((manager) => manager.operatorId === state.accountManagerId && manager.supervisorId === supervisorId);
  return [
    selectField({
      id: 'supervisorId',
      label: strings.filters.narrowings.supervisorId,
      value: state.supervisorId ?? '',
      options: [
        { value: '', label: strings.filters.all },
        ...supervisors.map((supervisor) => ({ value: supervisor.operatorId, label: managerWords(supervisor) })),
      ],
      onPick: (value) =>
        change({
          supervisorId: value === '' ? null : value,
          ...(value !== '' && state.accountManagerId !== undefined && !isOfTeam(value) ? { accountManagerId: null } : {}),
        }),
    }),
  ];
}

/** One's own customers come without a choice; a supervisor's team has nobody who holds nobody's. */
function managerField(context: DashboardContext, { accountManagers, isManagerNeeded }: Options): TemplateResult[] {
  const { session, state, strings } = context;
  if (accountManagers.length === 0 || isOneself(session, accountManagers)) return [];
  const { supervisorId } = state;
  const team = supervisorId === undefined ? accountManagers : accountManagers.filter((manager) => manager.supervisorId === supervisorId);
  const managers = team.map((manager) => ({ value: manager.operatorId, label: managerWords(manager) }));
  const nobody = isManagerNeeded || supervisorId !== undefined ? [] : [{ value: NONE, label: strings.nobody }];
  return [field(context, 'accountManagerId', [{ value: '', label: strings.filters.all }, ...managers, ...nobody])];
}

/** Whose customers: a distributor's own, all its resellers', or one reseller's. Who held them, and which, was chosen among others. */
function scopeField({ state, strings, resellers, change }: DashboardContext): TemplateResult[] {
  const { filters: words } = strings;
  if (resellers.length === 0) return [];
  return [
    selectField({
      id: 'reseller',
      label: words.reseller,
      value: state.indirectPartnerId ?? '',
      options: [
        { value: '', label: words.ownCustomers },
        { value: 'all', label: words.allResellers },
        ...resellers.map(({ partnerId, name }) => ({ value: partnerId, label: name })),
      ],
      onPick: (value) =>
        change({ indirectPartnerId: value === '' ? null : value, customerId: null, accountManagerId: null, supervisorId: null }),
    }),
  ];
}

function customerField({ state, strings }: DashboardContext, onPress: () => void): TemplateResult {
  const { filters: words } = strings;
  const value = state.customerId ?? words.all;
  return html`<div class="field" part="field">
    <span class="field-label" id="customer-label">${words.narrowings.customerId}</span>
    <button type="button" class="input pick" part="input" id="customer" aria-haspopup="dialog" aria-labelledby="customer-label customer" @click=${onPress}>
      <span class="pick-words">${value}</span>${icons.more}
    </button>
  </div>`;
}
