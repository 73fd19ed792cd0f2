import type { AnswerOf } from '../../../shared/contract/index.ts';
import { bytesOf, isTooLong } from '../../domain/publish-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

type Check = CallOf<'POST /v1/agreements/versions/check'>;

/** What publishing would render of a text, or refuse. Keeps nothing. */
export async function checkText(
  { agreementFiles, security }: World,
  { body: { source } }: Check,
): Promise<AnswerOf<'POST /v1/agreements/versions/check'> | Refusal> {
  if (isTooLong(source))
    return refuse('agreement-text-too-long', { errors: [{ pointer: '/body/source', detail: `${bytesOf(source)} bytes of UTF-8.` }] });
  const found = agreementFiles.render(source);
  const sourceSha256 = await security.sha256(source);
  if ('faults' in found) return { sourceSha256, renderedSha256: null, rendered: null, faults: [...found.faults] };
  return { sourceSha256, renderedSha256: await security.sha256(found.rendered), rendered: found.rendered, faults: [] };
}
