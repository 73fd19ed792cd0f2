import { formatCount, formatInstant, formatMoney } from '../../core/formats.ts';
import type { Strings } from '../strings/index.ts';
import type { Quota } from './controller.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Restrictions in words, most binding first; empty where there are none. */
export function restrictionsOf(quota: Quota, { card, orderTypes }: Strings): string[] {
  const { restrictions: limits, currency } = quota;
  const money = (amount: string): string => formatMoney({ amount, currency });
  const texts = [faceValue(quota, card)];
  if (limits.minimumOrder) texts.push(card.minimumOrder(money(limits.minimumOrder)));
  if (limits.maximumShare) texts.push(card.maximumShare(`${Number(limits.maximumShare) * 100}%`));
  if (limits.orderTypes) texts.push(card.orders(limits.orderTypes.map((type) => orderTypes[type]).join(card.list)));
  if (limits.services) texts.push(card.services(limits.services.join(card.list)));
  if (limits.products) texts.push(card.products(formatCount(limits.products.length)));
  if (limits.maximumCount !== undefined) texts.push(card.maximumCount(formatCount(limits.maximumCount)));
  if (limits.maximumTotal) texts.push(card.maximumTotal(money(limits.maximumTotal)));
  if (quota.designated !== null) texts.push(card.designated(formatCount(quota.designated)));
  return texts.filter((text) => text !== '');
}

function faceValue({ restrictions, currency }: Quota, card: Strings['card']): string {
  const { minimumFaceValue: low, maximumFaceValue: high } = restrictions;
  const money = (amount: string): string => formatMoney({ amount, currency });
  if (low && high) return card.faceBetween(money(low), money(high));
  if (low) return card.faceFrom(money(low));
  return high ? card.faceUntil(money(high)) : '';
}

/** The dates of a quota, and how long it still goes; `isUrgent` from a week before its end. `asOf` is the answer's instant. */
export function validityOf(quota: Quota, asOf: string, { card }: Strings): { dates: string; left: string; isUrgent: boolean } {
  const now = Date.parse(asOf);
  const [from, until] = [Date.parse(quota.effectiveAt), Date.parse(quota.expiresAt)];
  const days = Math.floor((until - now) / DAY);
  const dates = card.valid(formatInstant(quota.effectiveAt).slice(0, 10), lastDayOf(quota.expiresAt));
  if (until <= now) return { dates, left: card.ended, isUrgent: false };
  if (from > now) return { dates, left: card.startsIn(formatCount(Math.ceil((from - now) / DAY))), isUrgent: false };
  return { dates, left: days === 0 ? card.lastDay : card.daysLeft(formatCount(days)), isUrgent: days < 30 };
}

/** The last day on which something is still valid, in UTC+8: what ends at midnight is over with the day before. */
export function lastDayOf(expiresAt: string): string {
  return formatInstant(new Date(Date.parse(expiresAt) - 1).toISOString()).slice(0, 10);
}
