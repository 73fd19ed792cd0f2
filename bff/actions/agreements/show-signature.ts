import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { findSignature } from './find-signature.ts';
import { toSignature } from './views.ts';

/** One signature, with the text exactly as it was signed. */
export async function showSignature(
  world: World,
  { caller, params, query }: CallOf<'GET /v1/agreements/signatures/:recordId'>,
): Promise<AnswerOf<'GET /v1/agreements/signatures/:recordId'> | Refusal> {
  const found = await findSignature(world, caller, params.recordId, query.indirectPartnerId);
  if (isRefusal(found)) return found;
  const { partnerId, code, version, locale } = found.row;
  const text = await world.store.reads.agreements.text(partnerId, code, version, locale);
  if (text === null) throw new Error('The text of a signature is not there.');
  return { signature: toSignature(found.row, found.withdrawal), rendered: text.rendered };
}
