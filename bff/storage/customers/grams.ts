import { bigramsOf, foldText } from '../../../shared/values/fold.ts';

/** Fields that a name search looks into, by the bit that tells their postings apart. */
export const NAME_FIELDS = { customerName: 0, accountName: 1 } as const;
export type NameField = keyof typeof NAME_FIELDS;

const POINT_SIZE = 2 ** 21;

/** Two code points of one field as an integer below 2⁴³, so that a posting is a few bytes and exact in a double. */
function gramOf(field: NameField, pair: string): number {
  const first = pair.codePointAt(0) ?? 0;
  const second = pair.codePointAt(first > 0xffff ? 2 : 1) ?? 0;
  return (NAME_FIELDS[field] * POINT_SIZE + first) * POINT_SIZE + second;
}

/** The grams of a folded name, each once. */
export function gramsOf(field: NameField, folded: string | null): number[] {
  return folded === null ? [] : bigramsOf(folded).map((pair) => gramOf(field, pair));
}

interface Names {
  customerName: string | null;
  accountName: string | null;
}

export function foldedNames(names: Names): Names {
  const fold = (name: string | null) => (name === null ? null : foldText(name));
  return { customerName: fold(names.customerName), accountName: fold(names.accountName) };
}

/** The grams of both names of a customer. */
export function gramsOfNames(names: Names): number[] {
  const { customerName, accountName } = foldedNames(names);
  return [...gramsOf('customerName', customerName), ...gramsOf('accountName', accountName)];
}
