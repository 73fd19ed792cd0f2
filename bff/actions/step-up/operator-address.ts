import { maskEmail } from '../../domain/mask.ts';
import type { Security } from '../../ports/security.ts';
import type { OperatorAddress } from '../../ports/store.ts';

type Sealing = Pick<Security, 'sealField' | 'openField' | 'isOutdated'>;

/** What an operator's address is bound to, by the partner's own id of the person: moved to another operator, it does not open. */
function contextOf(partnerId: string, userId: string): string {
  return JSON.stringify(['operator-email', partnerId, userId]);
}

/** An operator's e-mail address as it is stored. */
export async function sealAddress(security: Sealing, partnerId: string, userId: string, email: string): Promise<OperatorAddress> {
  return { emailSealed: await security.sealField(email, contextOf(partnerId, userId)), emailMasked: maskEmail(email) };
}

export function openAddress(security: Sealing, partnerId: string, userId: string, { emailSealed }: OperatorAddress): Promise<string> {
  return security.openField(emailSealed, contextOf(partnerId, userId));
}
