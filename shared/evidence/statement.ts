import { instantWords } from './facts.ts';
import type { Receipt, ReceiptRow } from './receipt.ts';

/** What the sentences name; the row is the signature's. */
export type StatedFacts = Pick<Receipt, 'partner' | 'row' | 'withdrawal'>;

/**
 * What a receipt proves and what not, for whoever holds it: one plain sentence each, by locale. They are signed with the receipt, so that
 * an old one says what it said.
 */
export function statementOf({ partner, row, withdrawal }: StatedFacts): Receipt['statement'] {
  const { customerId, title, version, sequence } = row;
  const at = instantWords(`${row.at}`);
  const zh = `本凭证证明：合作伙伴“${partner.name}”所用的服务记录了：${at}（服务的时钟），由合作伙伴的服务器为客户 ${customerId} 开启的会话勾选并签署了本文件中的《${title}》第 ${version} 版，文本一字不差；该记录位于存证链第 ${sequence} 位，此后文本与记录均未改动${withdrawn(withdrawal, (time, place) => `；该签署已于 ${time} 撤销，记录于第 ${place} 位`)}。`;
  const en = `It proves that the service of ${partner.name} recorded at ${at}, by its own clock, that a session which the partner's server had opened for customer ${customerId} ticked and signed exactly this text, “${title}”, version ${version}, that the record stands at place ${sequence} of the chain, and that neither text nor record has changed since${withdrawn(withdrawal, (time, place) => `; the signature was withdrawn at ${time}, at place ${place}`)}.`;
  return {
    proves: { 'zh-CN': zh, en },
    provesNot: {
      'zh-CN':
        '本凭证不证明：当时操作的是何人，签署人自述的身份是否属实，服务的时钟是否准确，服务运营者是否如实记录，签署具有何种法律效力，以及开具本凭证之后是否又被撤销。',
      en: 'It does not prove who sat at the keyboard, that the stated capacity is true, that the clock of the service was right, that whoever runs the service recorded truly, what legal effect the signature has, or that it was not withdrawn after this receipt was made.',
    },
  };
}

function withdrawn(row: ReceiptRow | null, words: (at: string, sequence: ReceiptRow[string]) => string): string {
  return row ? words(instantWords(`${row.at}`), row.sequence ?? null) : '';
}
