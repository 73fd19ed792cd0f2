import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, FileAnswer } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { timeText } from '../exports/words.ts';
import { fileWords } from './file-words.ts';
import { recordFile } from './record-file.ts';
import { toThirdParty } from './third-party.ts';

/** A third-party payment agreement for printing; the payer masked, as everywhere. */
export function downloadThirdParty(
  world: World,
  call: CallOf<'GET /v1/third-party-payments/:agreementId/file'>,
): Promise<FileAnswer | Refusal> {
  const { caller, params } = call;
  const { partner, session } = caller;
  return recordFile(world, call, {
    action: 'third-party-payment.file',
    id: params.agreementId,
    find: (reads) => reads.findThirdParty(partner.partnerId, params.agreementId),
    page(record) {
      const words = fileWords(session.locale);
      const { thirdParty } = words;
      const shown = toThirdParty(record, instantOf(world.clock.businessNow()));
      const voided = shown.voidedAt === null ? [] : [{ term: thirdParty.voidedAt, text: timeText(shown.voidedAt, 'second') }];
      const html = world.agreementFiles.factsPage({
        locale: session.locale,
        title: thirdParty.title,
        statement: thirdParty.statement,
        facts: [
          { term: thirdParty.agreementId, text: shown.agreementId },
          { term: words.partner, text: `${partner.name} (${partner.partnerId})` },
          { term: thirdParty.trustee, text: shown.trustee },
          { term: thirdParty.trusteeType, text: thirdParty.trusteeTypes[shown.trusteeType] },
          { term: thirdParty.kind, text: thirdParty.kinds[shown.kind] },
          { term: thirdParty.state, text: thirdParty.states[shown.state] },
          { term: thirdParty.effectiveAt, text: timeText(shown.effectiveAt, 'second') },
          { term: thirdParty.expiresAt, text: shown.expiresAt === null ? thirdParty.untilVoided : timeText(shown.expiresAt, 'second') },
          { term: words.createdAt, text: timeText(shown.createdAt, 'second') },
          ...voided,
        ],
        footer: words.madeAt(timeText(instantOf(world.clock.now()), 'second')),
      });
      return { html, fileName: `${thirdParty.title}-${shown.agreementId}.html` };
    },
  });
}
