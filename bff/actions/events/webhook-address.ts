import { type Refusal, refuse } from '../../domain/refusal.ts';
import { checkPublicAddress } from '../../domain/webhook-rules.ts';
import type { World } from '../../ports/index.ts';

/** Whether a webhook may point there: whoever sends knows what this installation allows. */
export function refuseAddress({ sender }: Pick<World, 'sender'>, url: string): Refusal | null {
  if (!sender) return checkPublicAddress(new URL(url));
  const refusal = sender.refuseAddress(url);
  return refusal === null ? null : refuse(refusal);
}

/** All that is ever said of an address outside its own partner's answers. */
export function originOf(url: string): string {
  return new URL(url).origin;
}
