import type { TableColumn } from '../kit/table.ts';

/** Makes columns of one fact each, by their names in a dictionary. */
export function plainColumn<Row, Key extends string>(
  labels: Readonly<Record<Key, string>>,
): (key: Key, width: number, cell: TableColumn<Row>['cell'], more?: Partial<TableColumn<Row>>) => TableColumn<Row> {
  return (key, width, cell, more = {}) => ({ key, facts: [{ key, label: labels[key] }], width, cell, ...more });
}
