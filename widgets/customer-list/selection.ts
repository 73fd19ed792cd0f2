import { html, nothing } from 'lit';
import { checkbox } from '../kit/checkbox.ts';
import { icons } from '../kit/icons.ts';
import type { TableColumn } from '../kit/table.ts';
import { allows, HEAD_VERBS, ROW_VERBS, type RowVerb, type Verb } from './actions/verbs.ts';
import type { FirstContext } from './context.ts';
import type { CustomerRow } from './query.ts';

function isAllowed({ controller }: FirstContext, verb: Verb): boolean {
  return allows(controller.session, verb, controller.inForce.indirectPartnerId !== undefined);
}

/** What can be done to a customer here, as far as the session allows it. */
export function rowVerbs(context: FirstContext): readonly RowVerb[] {
  return ROW_VERBS.filter((verb) => isAllowed(context, verb));
}

/** Nobody is picked before the picks are loaded. */
export function isPicked({ around }: FirstContext, customerId: string): boolean {
  return around.part?.actions.picks.has(customerId) ?? false;
}

/** The boxes to pick customers with; none where nothing can be done to those picked. */
export function selectionColumn(context: FirstContext): TableColumn<CustomerRow> | null {
  const { around, answer, strings } = context;
  if (rowVerbs(context).length === 0) return null;
  const rows = answer?.customers ?? [];
  const picked = rows.filter((row) => isPicked(context, row.customerId)).length;
  return {
    key: 'select',
    facts: [],
    place: 'lead',
    width: 44,
    head: checkbox({
      label: strings.selection.page,
      isLabelUnseen: true,
      isChecked: picked > 0 && picked === rows.length,
      isMixed: picked > 0 && picked < rows.length,
      isInGrid: true,
      onChange: (isChecked) => void around.with(({ actions }) => actions.picks.setAll(rows, isChecked)),
    }),
    cell: (row) =>
      checkbox({
        label: strings.selection.row(row.customerId),
        isLabelUnseen: true,
        isChecked: isPicked(context, row.customerId),
        isInGrid: true,
        onChange: (isChecked, isRange) => void around.with(({ actions }) => actions.picks.set(row, isChecked, rows, isRange)),
      }),
  };
}

/** One quiet button a row, with all that can be done to it. */
export function rowMenuColumn(context: FirstContext): TableColumn<CustomerRow> | null {
  if (rowVerbs(context).length === 0 && context.rowActions.length === 0) return null;
  const { around, strings } = context;
  return {
    key: 'menu',
    facts: [],
    place: 'trail',
    width: 44,
    head: html`<span class="unseen">${strings.selection.menu}</span>`,
    cell: (row) => html`<button
      type="button"
      class="button quiet icon row-menu" part="button button-quiet"
      tabindex="-1"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${strings.selection.more(row.customerId)}
      @click=${({ currentTarget }: Event) => void around.with((there) => there.menu(context, currentTarget as HTMLElement, row))}
    >
      ${icons.dots}
    </button>`,
  };
}

/** What can be done from above the list, whoever is picked. */
export function listTools(context: FirstContext): unknown {
  const { around, strings } = context;
  const verbs = HEAD_VERBS.filter((verb) => isAllowed(context, verb));
  if (verbs.length === 0) return nothing;
  return verbs.map(
    (
      verb,
    ) => html`<button type="button" class="button tool tool-${verb}" part="button" aria-haspopup="dialog" @click=${() => void around.with((there) => there.open(context, verb))}>
      ${strings.selection.verbs[verb]}
    </button>`,
  );
}
