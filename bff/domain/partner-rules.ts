import type { Mode, PartnerKind } from '../../shared/values/lists.ts';

export interface NewPartner {
  name: string;
  kind: PartnerKind;
  mode: Mode;
}

export type PartnerRefusal =
  | 'name-empty'
  | 'name-too-long'
  | 'reseller-needs-distributor'
  | 'only-resellers-have-distributors'
  | 'distributor-is-none'
  | 'modes-differ';

const LONGEST_NAME = 128;

/**
 * Why a partner cannot be added; null where it can. A reseller stands under one distributor, everybody else under nobody
 * (DOMAIN.md §1.1); real and trial data never share a line of partners.
 */
export function checkNewPartner(made: NewPartner, parent: NewPartner | null): PartnerRefusal | null {
  if (made.name.trim() === '') return 'name-empty';
  if (made.name.length > LONGEST_NAME) return 'name-too-long';
  if (made.kind === 'reseller' && parent === null) return 'reseller-needs-distributor';
  if (made.kind !== 'reseller' && parent !== null) return 'only-resellers-have-distributors';
  if (parent !== null && parent.kind !== 'distributor') return 'distributor-is-none';
  if (parent !== null && parent.mode !== made.mode) return 'modes-differ';
  return null;
}
