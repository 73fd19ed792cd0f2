import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { PaymentAgreementReads } from '../../ports/payment-agreements.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf, FileAnswer } from '../action.ts';
import { htmlFile } from '../agreements/html-file.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';

type Download = Pick<CallOf<'GET /v1/payment-contracts/:contractId/file'>, 'caller' | 'requestId'>;

interface Wanted<Found> {
  action: 'third-party-payment.file' | 'payment-contract.file';
  /** The id that the path names. */
  id: string;
  find(reads: PaymentAgreementReads): Promise<Found | null>;
  page(found: Found): { html: string; fileName: string };
}

/** A record of the caller's partner as a page for printing; on record before the first byte leaves. */
export async function recordFile<Found extends object>(
  world: World,
  call: Download,
  { action, id, find, page }: Wanted<Found>,
): Promise<FileAnswer | Refusal> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const decided = await world.store.write(partnerId, async (unit) => {
    const refused = await refuseOutdated(unit, call.caller, 'account.read', now);
    const found = refused ? null : await find(unit.paymentAgreements);
    const no = refused ?? (found === null ? refuse('not-found') : undefined);
    await unit.audit.append(partnerId, auditEntry(call, { at: instantOf(now), action, targets: [id] }, no));
    return { no, found };
  });
  if (decided.found === null) return decided.no ?? refuse('not-found');
  const { html, fileName } = page(decided.found);
  return htmlFile(html, fileName);
}
