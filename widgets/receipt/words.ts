import type { WordsLocale } from '../../shared/evidence/check-words.ts';

/** What the script of a receipt's file says, beside the sentences of the checks. */
export interface ScriptWords {
  holds: string;
  holdsNext: string;
  sealed: string;
  sealedNext: string;
  fails: string;
  failsNext: string;
  chosen: (fileName: string) => string;
  other: (receiptNumber: string) => string;
  unreadable: { readonly [Fault in 'empty' | 'cut' | 'encoding' | 'other' | 'large' | 'unread']: string };
  marks: { readonly [Outcome in 'holds' | 'fails' | 'not-checked']: string };
}

const ZH: ScriptWords = {
  holds: '核对无误',
  holdsNext: '签名、签署记录与文本相符。密钥属于谁，请按页末说明核对。如需连同整个文件核对封签，请在下方选择本文件。',
  sealed: '核对无误，整个文件未改动',
  sealedNext: '签名、签署记录、文本与封签均相符。密钥属于谁，请按页末说明核对。',
  fails: '核对不通过：文件已被改动',
  failsNext: '请向开具凭证的合作伙伴重新下载，勿以本文件为据。',
  chosen: (fileName) => `所选文件：${fileName}`,
  other: (receiptNumber) => `这是另一份凭证，编号 ${receiptNumber}；以下为该文件的核对结果。`,
  unreadable: {
    empty: '所选文件是空的。请重新下载。',
    cut: '所选文件不完整，后半部分缺失。请重新下载。',
    encoding: '所选文件含有非 UTF-8 的字节，已被改动或另存。请重新下载。',
    other: '所选文件不是签署凭证。请选择下载时的原文件。',
    large: '所选文件过大，不可能是签署凭证。请选择下载时的原文件。',
    unread: '浏览器无法读取所选文件。请重新选择。',
  },
  marks: { holds: '相符', fails: '不符', 'not-checked': '未核对' },
};

const EN: ScriptWords = {
  holds: 'Checked: it holds',
  holdsNext:
    'Signature, record and text fit together. Whose key it is, the end of the page says how to find out. To check the seal on the whole file as well, choose this file below.',
  sealed: 'Checked: nothing of the file has changed',
  sealedNext: 'Signature, record, text and seal fit together. Whose key it is, the end of the page says how to find out.',
  fails: 'It does not hold: the file was changed',
  failsNext: 'Download it again from the partner, and do not rely on this file.',
  chosen: (fileName) => `The file you chose: ${fileName}`,
  other: (receiptNumber) => `It is another receipt, number ${receiptNumber}; this is what was found in that file.`,
  unreadable: {
    empty: 'The file you chose is empty. Download it again.',
    cut: 'The file you chose is not whole: its end is missing. Download it again.',
    encoding: 'The file you chose has bytes that are no UTF-8: it was changed, or saved by another program. Download it again.',
    other: 'The file you chose is no receipt. Choose the file as it was downloaded.',
    large: 'The file you chose is larger than any receipt. Choose the file as it was downloaded.',
    unread: 'The browser cannot read the file you chose. Choose it again.',
  },
  marks: { holds: 'holds', fails: 'fails', 'not-checked': 'not checked' },
};

export const SCRIPT_WORDS: { readonly [Locale in WordsLocale]: ScriptWords } = { 'zh-CN': ZH, en: EN };
