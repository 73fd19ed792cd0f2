import type { Locale } from '../values/lists.ts';

/** Words of a receipt's page around the text, which its script compares; what the script itself says is in `widgets/receipt`. */
const ZH = {
  kind: '签署凭证',
  title: (title: string) => `《${title}》`,
  withdrawn: (time: string) => `该签署已撤销：${time}`,
  unchecked: '尚未核对',
  uncheckedNext:
    '本文件自带核对程序，但浏览器没有运行它。请将文件保存到设备后用浏览器打开，或请技术人员用命令 partner-widgets verify receipt 核对。',
  again: '连同封签核对：请选择本文件',
  statement: '本凭证证明什么',
  facts: '签署信息',
  text: '签署的文本',
  checks: '核对结果',
  technical: '供核对的信息',
  keyNote:
    '密钥属于谁，文件本身无法说明：请将上面的密钥编号与公钥，同该服务在 GET /v1/evidence/keys 公布的 kid 与 x 逐字核对。伪造的文件也可以自称无误，以此项核对为准。',
  paper: (number: string, digest: string) =>
    `这是凭证 ${number} 的打印件，纸面本身无法核对；请用凭证文件核对。文本摘要（SHA-256）：${digest}`,
};
const EN: typeof ZH = {
  kind: 'Receipt of a signature',
  title: (title) => title,
  withdrawn: (time) => `This signature was withdrawn: ${time}`,
  unchecked: 'Not checked yet',
  uncheckedNext:
    'This file brings what checks it, but the browser did not run it. Save the file and open it in a browser, or have it checked with partner-widgets verify receipt.',
  again: 'Check with its seal: choose this file',
  statement: 'What this receipt proves',
  facts: 'The signature',
  text: 'The text that was signed',
  checks: 'What was checked',
  technical: 'For whoever checks',
  keyNote:
    'Whose key it is, the file alone cannot tell: compare key id and public key above, to the letter, with kid and x that the service publishes at GET /v1/evidence/keys. A file that was made up can say of itself that it holds; this comparison is what decides.',
  paper: (number, digest) =>
    `This is a print of receipt ${number}. Paper cannot be checked; the receipt's file can. Digest of the text (SHA-256): ${digest}`,
};

export const RECEIPT_WORDS: { readonly [Key in Locale]: typeof ZH } = { 'zh-CN': ZH, en: EN };
