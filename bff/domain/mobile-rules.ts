const CHINA = '86';
/** A mobile of mainland China, without its country code: eleven digits, the first of them 1. */
const CHINESE_MOBILE = /^1\d{10}$/;

/** Less digits are no whole number. */
export const MOBILE_MINIMUM_DIGITS = 5;

/**
 * The normal form in which a telephone number is indexed and searched for: its digits, without a leading `+` or `00`, and without the
 * country code 86 before a Chinese mobile. Numbers of other countries keep their code. Empty where the text holds no digit.
 */
export function normaliseMobile(mobile: string): string {
  const plain = mobile.normalize('NFKC').trim();
  const digits = plain.replace(/\D/g, '').replace(/^00/, '');
  const national = digits.startsWith(CHINA) ? digits.slice(CHINA.length) : digits;
  return CHINESE_MOBILE.test(national) ? national : digits;
}
