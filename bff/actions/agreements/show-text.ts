import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, FileAnswer } from '../action.ts';
import { findText } from './find-text.ts';
import { htmlFile } from './html-file.ts';
import { toVersion } from './views.ts';

/** The text of a version, as it was published and as it is rendered. */
export async function showText(
  world: World,
  call: CallOf<'GET /v1/agreements/:code/versions/:version/text'>,
): Promise<AnswerOf<'GET /v1/agreements/:code/versions/:version/text'> | Refusal> {
  const found = await findText(world, call);
  if (isRefusal(found)) return found;
  const { locale, title, sourceSha256, renderedSha256, rendered, source } = found.text;
  return { version: toVersion(found.version), locale, title, sourceSha256, renderedSha256, rendered, source };
}

/** The same as a page without scripts, to be read and printed before signing. */
export async function downloadText(
  world: World,
  call: CallOf<'GET /v1/agreements/:code/versions/:version/file'>,
): Promise<FileAnswer | Refusal> {
  const found = await findText(world, call);
  if (isRefusal(found)) return found;
  const { partnerId, text } = found;
  const { code, version, effectiveAt } = found.version;
  const own = call.caller.partner;
  const partner = partnerId === own.partnerId ? own : await world.store.reads.partners.find(partnerId);
  const html = world.agreementFiles.textPage({ locale: text.locale, partnerName: partner?.name ?? '', code, version, effectiveAt, text });
  return htmlFile(html, `${code}-v${version}-${text.locale}.html`);
}
