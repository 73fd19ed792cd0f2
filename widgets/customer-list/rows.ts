import type { TemplateResult } from 'lit';
import { MASKED_FIELDS, type MaskedField } from '../../shared/values/lists.ts';
import type { Reveals } from '../core/reveals.ts';
import { table } from '../kit/table.ts';
import { shownColumns } from './columns.ts';
import type { FirstContext } from './context.ts';
import { isPicked } from './selection.ts';

export interface RowsParts {
  /** Rows are there, and others are on their way. */
  isBusy: boolean;
  /** Rows drawn so far; skeletons stand in for the rest. */
  drawnRows: number;
  openCards: ReadonlySet<string>;
  onToggle: (customerId: string) => void;
}

/** What an eye shows; the same while nothing is revealed as before anything can be. */
function revealState(reveals: Reveals | null, field: MaskedField, customerId: string): readonly unknown[] {
  return [reveals?.shown(field, customerId) ?? null, reveals?.isPending(field, customerId) ?? false];
}

/** The customers as a table, or as cards where it is narrow. */
export function rows(context: FirstContext, { openCards, onToggle, ...parts }: RowsParts): TemplateResult {
  const { answer, controller, customerHref, rowActions, strings } = context;
  return table({
    ...parts,
    label: strings.list,
    columns: shownColumns(context),
    rows: answer?.customers ?? null,
    skeletonRows: controller.shown.size,
    position: answer?.page.position ?? 1,
    total: answer?.total ?? 0,
    rowKey: (row) => row.customerId,
    rowState: (row) => [
      strings,
      controller.canReveal,
      controller.arrangement.columns,
      customerHref,
      rowActions,
      answer?.consumption,
      isPicked(context, row.customerId),
      ...MASKED_FIELDS.flatMap((field) => revealState(controller.reveals, field, row.customerId)),
    ],
    openCards,
    cardToggle: { open: strings.card.open, close: strings.card.close, onToggle },
  });
}
