import type { TemplateResult } from 'lit';
import { table } from '../kit/table.ts';
import { shownColumns } from './columns.ts';
import type { ListContext } from './context.ts';

export interface RowsParts {
  /** Rows are there, and others are on their way. */
  isBusy: boolean;
  /** Rows drawn so far; skeletons stand in for the rest. */
  drawnRows: number;
  openCards: ReadonlySet<string>;
  onToggle: (customerId: string) => void;
}

/** The customers as a table, or as cards where it is narrow. */
export function rows(context: ListContext, { openCards, onToggle, ...parts }: RowsParts): TemplateResult {
  const { actions, answer, controller, customerHref, strings } = context;
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
      answer?.consumption,
      ...controller.reveals.stateOf(row.customerId),
      ...actions.stateOf(row.customerId),
    ],
    openCards,
    cardToggle: { open: strings.card.open, close: strings.card.close, onToggle },
  });
}
