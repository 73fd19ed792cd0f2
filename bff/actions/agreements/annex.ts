import type { SignatureAnnex } from '../../ports/agreements.ts';
import type { Security } from '../../ports/security.ts';
import type { Client } from '../action.ts';

/** Longer than browsers name themselves. */
const AGENT_MAXIMUM = 512;

/** What an annex is sealed for, so that it opens nowhere else. */
export function annexContext(partnerId: string, recordId: string): string {
  return JSON.stringify([partnerId, recordId, 'annex']);
}

export interface SealedAnnex {
  /** SHA-256 of its canonical JSON; stands in the row. */
  sha256: string;
  annex: SignatureAnnex;
}

/**
 * Network address and browser of a signer, to be kept apart from the record. The salt keeps whoever has only the row's digest from trying
 * addresses. Null where nothing is known.
 */
export async function sealAnnex(
  security: Security,
  client: Client | undefined,
  { partnerId, recordId, customerId, at }: { partnerId: string; recordId: string; customerId: string; at: string },
): Promise<SealedAnnex | null> {
  const address = client?.address ?? null;
  const agent = client?.agent?.slice(0, AGENT_MAXIMUM) ?? null;
  if (address === null && agent === null) return null;
  const clear = { salt: security.makeSecret('salt'), address, agent };
  const sealed = await security.sealField(JSON.stringify(clear), annexContext(partnerId, recordId));
  return { sha256: await security.hashAuditRow(clear), annex: { recordId, customerId, sealed, at } };
}
