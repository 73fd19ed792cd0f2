import { LOCALES, type Locale } from '../shared/values/lists.ts';

interface Choice {
  value: string;
  title: string;
}

/** Roles that the sandbox's partner has, and a customer of it. */
export const ROLE_NAMES = [
  'administrator',
  'supervisor',
  'account-manager',
  'sales-operations',
  'finance-clerk',
  'coupon-desk',
  'end-customer',
] as const;

const LOCALE_TITLES: Readonly<Record<string, string>> = { 'zh-CN': '中文', en: 'English', ar: 'العربية' };
/** Written from right to left. */
const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];

/** Every locale of the kit, and Arabic, which proves right to left; a widget that does not speak it falls back. */
export const OFFERED_LOCALES: readonly Choice[] = [...new Set<string>([...LOCALES, 'ar'])].map((value) => ({
  value,
  title: LOCALE_TITLES[value] ?? value,
}));

export const DIRECTIONS: readonly Choice[] = [
  { value: 'locale', title: 'direction of the locale' },
  { value: 'rtl', title: 'right to left' },
  { value: 'ltr', title: 'left to right' },
];

/** Of the page around the widgets. */
export const THEMES: readonly Choice[] = [
  { value: 'light', title: 'light page' },
  { value: 'dark', title: 'dark page' },
];

/** Of the widgets, by their attribute. */
export const APPEARANCES: readonly Choice[] = [
  { value: 'inherit', title: 'widgets follow the page' },
  { value: 'light', title: 'light widgets' },
  { value: 'dark', title: 'dark widgets' },
];

export const DENSITIES: readonly Choice[] = [
  { value: 'comfortable', title: 'comfortable' },
  { value: 'compact', title: 'compact' },
];

export const OVERLAYS: readonly Choice[] = [
  { value: 'dialog', title: 'dialogs in the middle' },
  { value: 'drawer', title: 'dialogs as drawers' },
];

export const NETWORKS: readonly Choice[] = [
  { value: 'normal', title: 'network as the scenario has it' },
  { value: 'slow', title: 'slow: 1.5 s an answer' },
  { value: 'offline', title: 'offline' },
];

/** Which way a page of the chosen locale is read. */
export function directionOf(direction: string, locale: string): 'ltr' | 'rtl' {
  if (direction === 'ltr' || direction === 'rtl') return direction;
  return RIGHT_TO_LEFT.includes(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** What a session can be minted in: a locale that only widgets know counts as English. */
export function sessionLocaleOf(locale: string): Locale {
  return LOCALES.find((known) => known === locale) ?? 'en';
}
