/** The number that a heading begins with, and what it says behind it. */
export interface HeadingNumber {
  /** The last figure of it: 3 of `2.3`. */
  value: number;
  rest: string;
}

const DIGITS = '一二三四五六七八九';
const CHINESE = `[${DIGITS}十]{1,3}`;
/** 第三条, 三、, （三）, 3. or 3、, 2.3, Section 3. A bare figure is none: “30 days”. */
const NUMBERS = [
  new RegExp(`^第\\s*(\\d{1,4}|${CHINESE})\\s*(?:章|节|条|款|编|部分)\\s*`),
  new RegExp(`^(${CHINESE})[、．.]\\s*`),
  new RegExp(`^[（(](\\d{1,3}|${CHINESE})[)）]\\s*`),
  /^(?:\d{1,3}\.)*(\d{1,3})[.、．)）]\s*(?!\d)/,
  /^(?:\d{1,3}\.)+(\d{1,3})\s+/,
  /^(?:Chapter|Section|Article|Part)\s+(\d{1,3})[.:]?\s+/i,
];

/** Null where a heading begins with none. */
export function headingNumber(text: string): HeadingNumber | null {
  for (const pattern of NUMBERS) {
    const [whole, written] = pattern.exec(text) ?? [];
    if (whole !== undefined && written !== undefined) return { value: figureOf(written), rest: text.slice(whole.length) };
  }
  return null;
}

function figureOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written];
  const ten = written.includes('十') ? digitOf(tens) || 1 : 0;
  return ten * 10 + digitOf(ones);
}

function digitOf(written: string | undefined): number {
  return written ? DIGITS.indexOf(written) + 1 : 0;
}
