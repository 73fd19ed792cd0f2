import { html, type TemplateResult } from 'lit';
import { formatInstant } from '../core/formats.ts';
import type { PageContext } from './context.ts';
import type { Resources } from './detail.ts';
import { rows, section } from './section.ts';
import type { Strings } from './strings/index.ts';

const DAY = 24 * 60 * 60 * 1000;
const UTC_8 = 8 * 60 * 60 * 1000;
/** Days that `until` lies ahead of now. */
const AHEAD = 30;
const URGENT_DAYS = 7;

/** Which resources run out soon, earliest first. That none does is another sentence than that nobody knows. */
export function resources({ detail, strings }: PageContext): TemplateResult {
  return section('resources', strings.sections.resources, content(detail.expiringResources, strings));
}

/** Calendar days in UTC+8 from today until an instant; today is 0. */
export function daysLeft(expiresAt: string, until: string): number {
  const dayOf = (milliseconds: number): number => Math.floor((milliseconds + UTC_8) / DAY);
  return dayOf(Date.parse(expiresAt)) - dayOf(Date.parse(until) - AHEAD * DAY);
}

function content({ isStated, resources, total, until }: Resources, { resources: words, rows: rowWords }: Strings): unknown {
  if (!isStated) return html`<p class="quiet">${words.notStated}</p>`;
  if (resources.length === 0) return html`<p class="quiet">${words.none}</p>`;
  return rows(
    'resources',
    resources.map((resource) => row(resource, until, words)),
    total,
    rowWords,
  );
}

function row(
  { resourceId, name, service, region, expiresAt }: Resources['resources'][number],
  until: string,
  words: Strings['resources'],
): TemplateResult {
  const days = daysLeft(expiresAt, until);
  return html`<li>
    <span class="row-main"><span class="text">${name ?? resourceId}</span><span class="quiet">${[service, region, name && resourceId].filter(Boolean).join(' · ')}</span></span>
    <span class="row-end"><span class=${days <= URGENT_DAYS ? 'attention' : ''}>${words.daysLeft(days)}</span><span class="quiet">${words.expiresAt(formatInstant(expiresAt))}</span></span>
  </li>`;
}
