import { type FoundRow, type RowFault, RowWalk } from '../../../shared/evidence/verify-rows.ts';
import type { Store } from '../../ports/store.ts';
import { signaturesOf } from './verify-chains.ts';

/** More than anybody reads at once. */
const LINES = 20;

const WORDS: Readonly<Record<RowFault, string>> = {
  hash: 'its content was changed',
  'previous-hash': 'it does not follow from the row before it',
  missing: 'missing',
  order: 'it stands behind a later one, or twice',
  head: 'it is not the row whose head was signed',
  'tail-missing': 'a signed head says that there was such a row',
};

/** Every row of a broken chain of signatures that is wrong in itself, a line each: the first break says nothing of those behind it. */
export async function brokenRowLines(store: Store, partnerId: string): Promise<string[]> {
  const walk = new RowWalk([]);
  const lines: string[] = [];
  let count = 0;
  for await (const row of signaturesOf(store, partnerId)) {
    const found = walk.take({ ...row });
    count += found.length;
    if (lines.length < LINES) lines.push(...found.map(lineOf));
  }
  const shown = lines.slice(0, LINES);
  return count > shown.length ? [...shown, `  and ${count - shown.length} more`] : shown;
}

function lineOf({ sequence, until, fault }: FoundRow): string {
  return `  ${until === undefined ? `row ${sequence}` : `rows ${sequence} to ${until}`}: ${WORDS[fault]}`;
}
