import { CUBES, type Cube, type CubeDimension, type Dimension, USUAL_VALUES } from './cubes.ts';
import type { Question } from './question.ts';

/** What an answer keeps apart beside what it is filtered by. */
export interface Wanted {
  by: readonly Dimension[];
  /** Every amount, not only due and paid. */
  isWhole: boolean;
  isByDay: boolean;
}

export type Source = { kind: 'cube'; cube: Cube } | { kind: 'cycles' | 'days' | 'lines' };

/** Values that are all there are, so that a walk by them is a few ranges. */
export const CLOSED: Partial<Record<Dimension, readonly number[]>> = { association: [1, 2], billClass: [1, 2, 3] };

/**
 * Where the answer is the fewest rows: the smallest cube that keeps all that is named, else the rollups by customer, and the lines where not
 * even those keep days and projects together.
 */
export function chooseSource({ filters, dates }: Question, { by, isWhole, isByDay }: Wanted): Source {
  const isDaily = isByDay || dates !== null;
  const needed = new Set<Dimension>([...filters.keys(), ...by]);
  if (!filters.has('customer')) {
    const fitting = CUBES.filter(
      (cube) => cube.isDaily === isDaily && hasAll(cube, needed) && (!isWhole || cube.table === 'consumption_cubes'),
    );
    const [first, ...others] = fitting.map((cube) => ({ cube, rows: rowsOf(cube, filters) }));
    if (first) return { kind: 'cube', cube: others.reduce((best, one) => (one.rows < best.rows ? one : best), first).cube };
  }
  if (!isDaily) return { kind: 'cycles' };
  return { kind: needed.has('project') ? 'lines' : 'days' };
}

function hasAll(cube: Cube, needed: ReadonlySet<Dimension>): boolean {
  return [...needed].every((dimension) =>
    dimension === 'customer' ? cube.table === 'consumption_ranks' : cube.dimensions.includes(dimension),
  );
}

/** Rows that are read, roughly: those of the range that the leading filters make. */
function rowsOf(cube: Cube, filters: Question['filters']): number {
  const kept = new Set<Dimension>(cube.dimensions);
  if (cube.table === 'consumption_ranks') {
    kept.delete('manager');
    kept.delete('association');
    kept.add('customer');
  }
  // A type of resource is of one service.
  if (kept.has('type')) kept.delete('service');
  let rows = [...kept].reduce((product, dimension) => product * USUAL_VALUES[dimension], cube.hasSpans ? 0.5 : 1);
  for (const dimension of leadingFilters(cube, filters)) rows *= shareOf(dimension, filters);
  return rows;
}

function shareOf(dimension: CubeDimension, filters: Question['filters']): number {
  const values = filters.get(dimension);
  return values ? Math.min(1, values.length / USUAL_VALUES[dimension]) : 1;
}

/** Leading dimensions that narrow the range: the second only where the first is fixed, or has few values. */
export function leadingFilters({ lead, second }: Cube, filters: Question['filters']): CubeDimension[] {
  const isOpen = lead !== null && !filters.has(lead) && CLOSED[lead] === undefined;
  return [lead, isOpen ? null : second].filter((dimension) => dimension !== null);
}
