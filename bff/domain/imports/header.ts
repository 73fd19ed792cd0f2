/** Where the columns of a kind of file stand in one file's header. */
export interface HeaderMatch<Column extends string> {
  /** Index of each column that the file has. */
  places: Partial<Record<Column, number>>;
  /** Columns that stand there more than once: which one counts nobody can say. */
  repeated: Column[];
  /** Places (from 1) of columns that mean nothing here. Not their names: a file without a header has personal data in its first line. */
  unknown: number[];
}

/** Matches a header against the known spellings of each column; case, white space, punctuation and a unit in brackets make no difference. */
export function matchHeader<Column extends string>(
  header: readonly string[],
  spellings: Readonly<Record<Column, readonly string[]>>,
): HeaderMatch<Column> {
  const columnOf = new Map<string, Column>();
  for (const column of Object.keys(spellings) as Column[]) {
    for (const spelling of [column, ...spellings[column]]) columnOf.set(plain(spelling), column);
  }
  const match: HeaderMatch<Column> = { places: {}, repeated: [], unknown: [] };
  header.forEach((name, index) => {
    const column = columnOf.get(plain(name));
    if (column === undefined) match.unknown.push(index + 1);
    else if (match.places[column] !== undefined) match.repeated.push(column);
    else match.places[column] = index;
  });
  return match;
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
