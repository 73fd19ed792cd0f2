import type { CheckFound, ReceiptCheck } from './receipt.ts';

export type WordsLocale = 'zh-CN' | 'en';
type Outcome = CheckFound['outcome'];
type CheckWords = { readonly [Check in ReceiptCheck]: { readonly [Key in Outcome]?: string } };

const UNCHECKED = { 'zh-CN': '未能核对', en: 'could not be checked' };

const ZH: CheckWords = {
  format: { holds: '凭证格式完整', fails: '凭证格式不符' },
  signature: { holds: '签名有效：凭证自开具以来未改动', fails: '签名无效：凭证内容、签名或公钥已被改动' },
  key: {
    holds: '签名密钥是该服务公布的密钥',
    fails: '签名密钥不在该服务公布的密钥之中',
    'not-checked': '仅凭文件无法判断密钥属于谁：请与该服务公布的密钥（GET /v1/evidence/keys）核对',
  },
  number: { holds: '凭证编号与记录一致', fails: '凭证编号与记录不一致' },
  'row-hash': { holds: '签署记录未改动', fails: '签署记录已被改动' },
  'withdrawal-hash': { holds: '撤销记录（如有）未改动，且属于本次签署', fails: '撤销记录已被改动，或不属于本次签署' },
  'head-signature': { holds: '存证链头的签名有效', fails: '存证链头的签名无效，或出自另一密钥' },
  'head-position': { holds: '记录在存证链中的位置与链头相符', fails: '记录在存证链中的位置与链头不符' },
  'text-digest': { holds: '文本与签署时一字不差', fails: '文本已被改动', 'not-checked': '文件中没有文本，未核对' },
  'text-shown': { holds: '页面显示的正是该文本', fails: '页面显示的文本与签署的文本不同', 'not-checked': '文件中没有页面，未核对' },
  seal: {
    holds: '封签有效：整个文件未改动',
    fails: '封签无效：文件已被改动',
    'not-checked': '封签未核对：封签在网页文件末尾，需读取整个文件才能核对',
  },
};

const EN: CheckWords = {
  format: { holds: 'The receipt is whole and well-formed', fails: 'The receipt is not written as receipts are' },
  signature: {
    holds: 'The signature holds: the receipt has not changed since it was made',
    fails: 'The signature does not hold: receipt, signature or public key was changed',
  },
  key: {
    holds: 'The key is one that the service publishes',
    fails: 'The key is none of those that the service publishes',
    'not-checked': 'The file alone cannot tell whose key it is: compare it with those the service publishes (GET /v1/evidence/keys)',
  },
  number: { holds: 'The receipt number is that of the record', fails: 'The receipt number is not that of the record' },
  'row-hash': { holds: 'The record of the signature is unchanged', fails: 'The record of the signature was changed' },
  'withdrawal-hash': {
    holds: 'The record of a withdrawal, where there is one, is unchanged and of this signature',
    fails: 'The record of the withdrawal was changed, or is of another signature',
  },
  'head-signature': {
    holds: "The signature of the chain's head holds",
    fails: "The signature of the chain's head does not hold, or is by another key",
  },
  'head-position': {
    holds: 'The record stands in the chain as the head says',
    fails: 'The record does not stand in the chain as the head says',
  },
  'text-digest': {
    holds: 'The text is the one that was signed, to the letter',
    fails: 'The text was changed',
    'not-checked': 'The text is not in this file, so that it was not checked',
  },
  'text-shown': {
    holds: 'What the page shows is that text',
    fails: 'What the page shows is not the text that was signed',
    'not-checked': 'There is no page in this file, so that none was checked',
  },
  seal: {
    holds: 'The seal holds: nothing of the file has changed',
    fails: 'The seal does not hold: the file was changed',
    'not-checked': 'The seal was not checked: it closes the file of a page, which must be read as a whole for that',
  },
};

/** What a check found, as a sentence without its full stop, with the place where something is wrong. */
export function checkWords({ check, outcome, at }: CheckFound, locale: WordsLocale): string {
  const isChinese = locale === 'zh-CN';
  const said = (isChinese ? ZH : EN)[check];
  const words = said[outcome] ?? `${said.holds}${isChinese ? '：' : ': '}${UNCHECKED[locale]}`;
  if (at === null) return words;
  return isChinese ? `${words}（${placeWords(at, locale)}）` : `${words} (${placeWords(at, locale)})`;
}

const PLACES: { readonly [Locale in WordsLocale]: readonly (readonly [RegExp, string])[] } = {
  'zh-CN': [
    [/^block (\d+)$/, '第 $1 段'],
    [/^byte (\d+)$/, '第 $1 字节起'],
    [/^byte (\d+) of (\d+)$/, '文本第 $1 字节起'],
    [/^bytes (\d+) to (\d+)$/, '第 $1 至 $2 字节'],
    [/^(page|file)$/, '文件某处'],
    [/^end$/, '文件末尾没有封签'],
    [/^seal$/, '封签本身'],
    [/^style$/, '页面样式'],
    [/^script$/, '核对脚本'],
    [/^article$/, '页面正文的写法'],
    [/^text$/, '整段文本'],
    [/^fact (\d+)$/, '第 $1 项事实'],
    [/^part (\d+)$/, '页面第 $1 部分'],
    [/^around$/, '页面各部分之外'],
    [/^statement$/, '证明说明'],
    [/^(receipt|signature)(\.[\w.]+)?$/, '成员 $&'],
  ],
  en: [
    [/^block (\d+)$/, 'block $1 of the text'],
    [/^byte (\d+)$/, 'from byte $1 on'],
    [/^byte (\d+) of (\d+)$/, 'from byte $1 of the text on'],
    [/^bytes (\d+) to (\d+)$/, 'bytes $1 to $2 of the file'],
    [/^(page|file)$/, 'somewhere in the file'],
    [/^end$/, 'there is no seal at the end of the file'],
    [/^seal$/, 'in the seal itself'],
    [/^style$/, 'in the style of the page'],
    [/^script$/, 'in the script that checks'],
    [/^article$/, 'in how the text is written on the page'],
    [/^text$/, 'somewhere in the text'],
    [/^fact (\d+)$/, 'fact $1'],
    [/^part (\d+)$/, 'part $1 of the page'],
    [/^around$/, 'around the parts of the page'],
    [/^statement$/, 'the statement'],
    [/^(receipt|signature)(\.[\w.]+)?$/, 'member $&'],
  ],
};

function placeWords(at: string, locale: WordsLocale): string {
  const [pattern, words] = PLACES[locale].find(([candidate]) => candidate.test(at)) ?? [];
  return pattern && words ? at.replace(pattern, words) : at;
}
