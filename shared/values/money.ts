/**
 * Money on the wire: a decimal string and an ISO 4217 code. Never a float, never added across currencies.
 */
export type DecimalText = string;
export type Currency = string;

export interface Money {
  amount: DecimalText;
  currency: Currency;
}

/** Plain decimal notation, at most 16 fraction digits; no exponent, no leading plus, no `-0`. */
export const DECIMAL_PATTERN = /^(?!-0(\.0+)?$)-?(0|[1-9]\d{0,17})(\.\d{1,16})?$/;
export const CURRENCY_PATTERN = /^[A-Z]{3}$/;
