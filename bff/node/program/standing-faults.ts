import type { AgreementStanding, StandingFault } from '../../ports/agreements.ts';
import type { Reads } from '../../ports/store.ts';

/** Everything that is kept of where customers stand and that the chains of signatures say otherwise, page by page. It may be asked while others write. */
export async function* standingFaults({ agreements }: Pick<Reads, 'agreements'>): AsyncGenerator<StandingFault[]> {
  for (let after: number | null = 0; after !== null; ) {
    const step: Awaited<ReturnType<typeof agreements.standingFaults>> = await agreements.standingFaults(after);
    if (step.faults.length > 0) yield step.faults;
    after = step.next;
  }
}

/** What differs, for a person, such as `par_… cus_… association-notice: kept is version 2 (sig_…), the chain has no signature`. */
export function standingFaultLine({ partnerId, customerId, code, kept, signed }: StandingFault): string {
  return `${partnerId} ${customerId} ${code}: ${differenceWords(kept, signed)}`;
}

function differenceWords(kept: AgreementStanding | null, signed: AgreementStanding | null): string {
  if (signed === null) return `kept is ${signatureWords(kept)}, the chain has no signature`;
  if (kept === null) return `nothing is kept, the chain has ${signatureWords(signed)}`;
  const [one, other] = [signatureWords(kept), signatureWords(signed)];
  if (one !== other) return `kept is ${one}, the chain has ${other}`;
  const facts = (['capacity', 'signedAt', 'hash'] as const).filter((fact) => kept[fact] !== signed[fact]);
  return facts.map((fact) => `${fact} is kept as ${kept[fact]}, the chain has ${signed[fact]}`).join('; ');
}

function signatureWords(standing: AgreementStanding | null): string {
  if (standing === null) return 'nothing';
  return `version ${standing.version} (${standing.recordId}${standing.isWithdrawn ? ', withdrawn' : ''})`;
}
