import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, FileAnswer } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { timeText } from '../exports/words.ts';
import type { ContractContent, ContractSums } from './contract-content.ts';
import { fileWords } from './file-words.ts';
import { recordFile } from './record-file.ts';

/** Columns of the table that hold amounts. */
const AMOUNTS = [1, 2];

/** A payment agreement contract for printing: what was frozen when it was made, whatever has become of the lines since. */
export function downloadContract(world: World, call: CallOf<'GET /v1/payment-contracts/:contractId/file'>): Promise<FileAnswer | Refusal> {
  const { caller, params } = call;
  const { partnerId } = caller.partner;
  const { locale } = caller.session;
  return recordFile(world, call, {
    action: 'payment-contract.file',
    id: params.contractId,
    find: (reads) => reads.findContract(partnerId, params.contractId),
    page({ contractNo, content, createdAt, textSha256 }) {
      const words = fileWords(locale);
      const { contract } = words;
      const { partner, cycles, currency, rows, total } = JSON.parse(content) as ContractContent;
      const amounts = ({ due, paid }: ContractSums) => [due, paid ?? contract.notStated];
      const html = world.agreementFiles.factsPage({
        locale,
        title: contract.title,
        statement: contract.statement,
        facts: [
          { term: contract.contractNo, text: contractNo },
          { term: words.partner, text: `${partner.name} (${partner.partnerId})` },
          { term: contract.cycles, text: cycles.from === cycles.to ? cycles.from : `${cycles.from} – ${cycles.to}` },
          { term: contract.currency, text: currency },
          { term: words.createdAt, text: timeText(createdAt, 'second') },
          { term: contract.digest, text: textSha256 },
        ],
        table: {
          head: [contract.cycle, contract.due, contract.paid],
          rows: [...rows.map((row) => [row.cycle, ...amounts(row)]), [contract.total, ...amounts(total)]],
          numeric: AMOUNTS,
        },
        footer: words.madeAt(timeText(instantOf(world.clock.now()), 'second')),
      });
      return { html, fileName: `${contract.title}-${contractNo}.html` };
    },
  });
}
