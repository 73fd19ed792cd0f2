import { maskEmail } from '../../domain/mask.ts';
import type { Security } from '../../ports/security.ts';
import type { OperatorAddress } from '../../ports/store.ts';

type Sealing = Pick<Security, 'sealField' | 'openField' | 'isOutdated'>;

/** What an operator's address is bound to: moved to another operator, it does not open. */
function contextOf(partnerId: string, operatorId: string): string {
  return JSON.stringify(['operator-email', partnerId, operatorId]);
}

/** An operator's e-mail address as it is stored. */
export async function sealAddress(security: Sealing, partnerId: string, operatorId: string, email: string): Promise<OperatorAddress> {
  return { emailSealed: await security.sealField(email, contextOf(partnerId, operatorId)), emailMasked: maskEmail(email) };
}

export function openAddress(security: Sealing, partnerId: string, operatorId: string, { emailSealed }: OperatorAddress): Promise<string> {
  return security.openField(emailSealed, contextOf(partnerId, operatorId));
}
