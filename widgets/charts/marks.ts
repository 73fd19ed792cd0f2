import { grouped } from '../../shared/values/grouped.ts';
export type Mark = HTMLElement | SVGElement;

/** Every mark of a drawing, in its order. Marks carry `data-mark`, their key, and `data-row` where they stand in rows. */
export function marksIn(plot: Element | null): Mark[] {
  return plot ? [...plot.querySelectorAll<Mark>('[data-mark]')] : [];
}

/**
 * The mark a key leads to: left and right along a row, up and down between rows, Home and End to the ends. Null where the key says nothing
 * here, so that the page may scroll.
 */
export function markAfter(marks: readonly Mark[], from: Mark, key: string, isRightToLeft: boolean): Mark | null {
  if (key === 'Home') return marks[0] ?? null;
  if (key === 'End') return endOf(marks);
  const rows = [...grouped(marks, ({ dataset }) => dataset.row ?? '').values()];
  const row = rows.findIndex((members) => members.includes(from));
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step) return rows[row + step]?.[0] ?? null;
  const side = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!side) return null;
  const members = rows[row] ?? [];
  return members[members.indexOf(from) + (isRightToLeft ? -side : side)] ?? null;
}

/** The last mark; where marks stand in rows, the first of the last row. */
function endOf(marks: readonly Mark[]): Mark | null {
  const last = marks.at(-1);
  if (last?.dataset.row === undefined) return last ?? null;
  return marks.find(({ dataset }) => dataset.row === last.dataset.row) ?? null;
}
