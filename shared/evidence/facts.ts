import type { WordsLocale } from './check-words.ts';
import type { Receipt, ReceiptRow, SignedReceipt } from './receipt.ts';

/** One thing a receipt says, for a page: drawn alike by whoever writes the file and by the script inside it. */
export interface Fact {
  term: string;
  text: string;
  /** Written in a font of equal widths: ids, digests, keys. */
  isCode: boolean;
}

/** Facts for a reader, then those for whoever checks; each list in the order it is shown in. */
export function factsOf({ receipt, signature }: SignedReceipt, locale: WordsLocale): { main: Fact[]; technical: Fact[] } {
  const words = WORDS[locale];
  const { row, partner, customer, withdrawal } = receipt;
  const plain = (term: string, text: string): Fact => ({ term, text, isCode: false });
  const code = (term: string, text: unknown): Fact => ({ term, text: String(text), isCode: true });
  return {
    main: [
      plain(words.agreement, words.versioned(`${row.title}`, `${row.version}`)),
      plain(words.customer, [customer.nameMasked, customer.customerId].filter((part) => part !== null).join(' · ')),
      plain(words.partner, partner.name),
      plain(words.person, row.personId === null ? words.unnamed : `${row.personId}`),
      plain(words.capacity, words.capacities[`${row.capacity}`] ?? `${row.capacity}`),
      plain(words.method, words.methods[`${row.method}`] ?? `${row.method}`),
      plain(words.presentedAt, instantWords(`${row.presentedAt}`)),
      plain(words.signedAt, instantWords(`${row.at}`)),
      ...(withdrawal ? [plain(words.withdrawnAt, withdrawalWords(withdrawal, locale))] : []),
      plain(words.issuedAt, instantWords(receipt.issuedAt)),
    ],
    technical: [
      code(words.record, row.recordId),
      code(words.code, `${row.code} · ${row.version} · ${row.locale}`),
      code(words.place, row.sequence),
      code(words.hash, row.hash),
      code(words.previousHash, row.previousHash),
      code(words.rendered, row.renderedSha256),
      code(words.source, row.sourceSha256),
      ...(withdrawal ? [code(words.withdrawalPlace, withdrawal.sequence), code(words.withdrawalHash, withdrawal.hash)] : []),
      code(words.partnerId, partner.partnerId),
      code(words.keyId, signature.keyId),
      code(words.publicKey, signature.publicKey),
    ],
  };
}

const HOUR_MILLISECONDS = 60 * 60 * 1000;

/** `2026-11-21 14:05:09 (UTC+8)`; what is no instant stays as it is. */
export function instantWords(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  return `${new Date(time + 8 * HOUR_MILLISECONDS).toISOString().slice(0, 19).replace('T', ' ')} (UTC+8)`;
}

function withdrawalWords({ at, reason }: ReceiptRow, locale: WordsLocale): string {
  const words = WORDS[locale];
  return `${instantWords(`${at}`)} · ${words.reasons[`${reason}`] ?? reason}`;
}

/** The sentences of a receipt in the locale, else in the first it has. */
export function statementIn({ statement }: Receipt, locale: WordsLocale): { proves: string; provesNot: string } {
  const pick = (said: { readonly [locale: string]: string }) => said[locale] ?? Object.values(said)[0] ?? '';
  return { proves: pick(statement.proves), provesNot: pick(statement.provesNot) };
}

type Named = { readonly [name: string]: string };
const ZH = {
  agreement: '协议',
  versioned: (title: string, version: string) => `《${title}》第 ${version} 版`,
  customer: '签署方（客户）',
  partner: '合作伙伴',
  person: '签署人（合作伙伴提供的标识）',
  unnamed: '未提供',
  capacity: '签署人自述的身份',
  method: '签署方式',
  presentedAt: '出示时间',
  signedAt: '签署时间',
  withdrawnAt: '撤销时间',
  issuedAt: '凭证开具时间',
  record: '记录编号',
  code: '协议代码 · 版本 · 语言',
  place: '存证链位置',
  hash: '记录哈希',
  previousHash: '前一记录哈希',
  rendered: '文本摘要（SHA-256）',
  source: '原文摘要（SHA-256）',
  withdrawalPlace: '撤销记录的位置',
  withdrawalHash: '撤销记录哈希',
  partnerId: '合作伙伴 ID',
  keyId: '密钥编号（kid）',
  publicKey: '公钥（x）',
  capacities: { self: '本人', 'legal-representative': '法定代表人', 'authorised-agent': '授权经办人', other: '其他' } as Named,
  methods: { 'tick-and-sign': '勾选“我已阅读并同意”并点击“签署”' } as Named,
  reasons: { 'signed-in-error': '误签', 'wrong-capacity': '身份选择有误', 'no-longer-agreed': '不再同意', other: '其他' } as Named,
};
const EN: typeof ZH = {
  agreement: 'Agreement',
  versioned: (title, version) => `${title}, version ${version}`,
  customer: 'Signed for (customer)',
  partner: 'Partner',
  person: "Person (the partner's own id)",
  unnamed: 'not named',
  capacity: 'Capacity, as stated by the signer',
  method: 'How it was signed',
  presentedAt: 'Presented at',
  signedAt: 'Signed at',
  withdrawnAt: 'Withdrawn at',
  issuedAt: 'Receipt made at',
  record: 'Record',
  code: 'Code · version · language',
  place: 'Place in the chain',
  hash: 'Row hash',
  previousHash: 'Hash of the row before',
  rendered: 'Digest of the text (SHA-256)',
  source: 'Digest of its source (SHA-256)',
  withdrawalPlace: 'Place of the withdrawal',
  withdrawalHash: 'Row hash of the withdrawal',
  partnerId: 'Partner id',
  keyId: 'Key id (kid)',
  publicKey: 'Public key (x)',
  capacities: { self: 'in person', 'legal-representative': 'legal representative', 'authorised-agent': 'authorised agent', other: 'other' },
  methods: { 'tick-and-sign': 'ticked “I have read and agree” and pressed Sign' },
  reasons: {
    'signed-in-error': 'signed in error',
    'wrong-capacity': 'wrong capacity',
    'no-longer-agreed': 'no longer agreed',
    other: 'other',
  },
};
const WORDS = { 'zh-CN': ZH, en: EN };
