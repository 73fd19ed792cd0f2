import type { AnswerOf } from '../../../shared/contract/index.ts';
import { formatInstant, formatMoney } from '../../core/formats.ts';
import type { OperationStrings } from './strings/index.ts';

/** An operation as a whole. */
export type Operation = AnswerOf<'GET /v1/operations/:operationId'>;
/** One coupon, quota or account that an operation touched: a row of the log. */
export type Item = AnswerOf<'POST /v1/operations/search'>['rows'][number];

/** Operations that are shown while they wait or go on. */
export const WAITING_STATES = ['awaiting-approval', 'queued', 'running'] as const satisfies readonly Operation['state'][];
const UNDER_WAY: readonly Operation['state'][] = ['queued', 'running'];

export function isUnderWay({ state }: Pick<Operation, 'state'>): boolean {
  return UNDER_WAY.includes(state);
}

export function hasEnded(operation: Pick<Operation, 'state'>): boolean {
  return operation.state !== 'awaiting-approval' && !isUnderWay(operation);
}

/** `2026-11-21 14:05:09` in UTC+8: what happened within one minute has an order. */
export function momentOf(at: string): string {
  return `${formatInstant(at)}${at.slice(16, 19)}`;
}

/** What was done with what: 发放 · 代金券. */
export function whatOf({ kind, asset }: Pick<Operation, 'kind' | 'asset'>, { kinds, assets }: OperationStrings): string {
  return asset === null ? kinds[kind] : `${kinds[kind]} · ${assets[asset]}`;
}

/** An operator by the partner's own id and the masked name; everybody else by what they are. */
export function doerOf({ kind, userId, name }: Operation['by'], { doers }: OperationStrings): string {
  if (kind !== 'operator') return doers[kind];
  return [userId, name].filter((part) => part !== null).join(' ') || doers[kind];
}

/** An amount where there is one; without a currency it is a bare number. */
export function amountOf(amount: string | null, currency: string | null, { none }: OperationStrings): string {
  if (amount === null) return none;
  return currency === null ? amount : formatMoney({ amount, currency });
}
