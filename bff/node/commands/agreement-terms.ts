import type { BodyOf } from '../../../shared/contract/index.ts';
import { AGREEMENT_CODE_PATTERN, NOTICE_DAYS_MAXIMUM, VIEW_POLICIES } from '../../../shared/values/agreement-lists.ts';
import { ASSOCIATION_TYPES, type AssociationType } from '../../../shared/values/lists.ts';
import { StartFailure } from '../program/start-failure.ts';

/** What can be typed behind `agreement`, as it was typed. */
export interface Options {
  partner?: string | undefined;
  code?: string | undefined;
  audience?: string | undefined;
  'notice-days'?: string | undefined;
  required?: boolean | undefined;
  view?: string | undefined;
  effective?: string | undefined;
  text?: string[] | undefined;
  title?: string[] | undefined;
  version?: string | undefined;
  rebuild?: boolean | undefined;
}

type Terms = Omit<BodyOf<'POST /v1/agreements/versions'>, 'texts'>;

/** What a version says beside its texts. Throws `StartFailure` with what to type instead; nothing was published by then. */
export function readTerms(
  { code, audience, 'notice-days': days, required = false, view = 'none', effective }: Options,
  usage: string,
): Terms {
  for (const [option, value] of Object.entries({ '--code': code, '--audience': audience, '--notice-days': days }))
    if (value === undefined) throw new StartFailure(`${option} is missing.\n\n${usage}`);
  return {
    code: codeOf(code ?? ''),
    audience: audienceOf(audience ?? ''),
    noticeDays: daysOf(days ?? ''),
    isRequired: required,
    viewPolicy: viewOf(view),
    ...(effective !== undefined && { effectiveAt: instantOf(effective) }),
  };
}

function codeOf(text: string): string {
  if (AGREEMENT_CODE_PATTERN.test(text)) return text;
  throw no(`"${text}" is no code: 2 to 32 small letters, digits and dashes, a letter first, such as association-notice.`);
}

function audienceOf(text: string): AssociationType[] {
  const types = text.split(',').map((part) => {
    const type = ASSOCIATION_TYPES.find((known) => known === part.trim());
    if (type === undefined) throw no(`--audience is one or both of ${ASSOCIATION_TYPES.join(', ')}, with a comma between, not "${text}".`);
    return type;
  });
  return [...new Set(types)];
}

function daysOf(text: string): number {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (days <= NOTICE_DAYS_MAXIMUM) return days;
  throw no(`--notice-days is a whole number from 0 to ${NOTICE_DAYS_MAXIMUM}, not "${text}".`);
}

function viewOf(text: string): Terms['viewPolicy'] {
  const policy = VIEW_POLICIES.find((known) => known === text);
  if (policy !== undefined) return policy;
  throw no(`--view is one of ${VIEW_POLICIES.join(', ')}, not "${text}".`);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** An instant needs its zone: without one, half the readers would mean another day. */
function instantOf(text: string): string {
  const time = INSTANT.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw no(`--effective is an instant with its zone, such as 2024-10-01T00:00:00+08:00, not "${text}".`);
}

/** `Date.parse` takes 31 February for a day of March. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function no(sentence: string): StartFailure {
  return new StartFailure(`${sentence} Nothing was published.`);
}
