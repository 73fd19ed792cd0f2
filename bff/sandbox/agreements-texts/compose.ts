import type { Locale } from '../../../shared/values/lists.ts';

/** A text that the demonstration and the stories publish. */
export interface AgreementSource {
  code: string;
  version: number;
  locale: Locale;
  /** Without the marks 《》. */
  title: string;
  /** Markdown. */
  source: string;
}

/** One part of a text: its heading without a number, and what stands under it. */
export type Part = readonly [heading: string, body: string];

const CHINESE_DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Puts parts behind an opening and numbers them as the language does: 一、… or 1. … The title stands apart from the text. */
export function compose(locale: Locale, opening: string, parts: readonly Part[]): string {
  const sections = parts.map(([heading, body], index) => `# ${numberOf(locale, index + 1)}${heading}\n\n${body.trim()}\n`);
  return [`${opening.trim()}\n`, ...sections].join('\n');
}

function numberOf(locale: Locale, count: number): string {
  if (locale === 'en') return `${count}. `;
  const tens = Math.floor(count / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : CHINESE_DIGITS[tens]}十`;
  return `${ten}${CHINESE_DIGITS[count % 10]}、`;
}
