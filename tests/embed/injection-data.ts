import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { worldKeys } from '../../bff/sandbox/world.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { UNSEEN_PATTERN } from '../../shared/values/tags.ts';
import { hasUnseen } from '../../shared/values/unseen.ts';
import { run } from '../e2e/process.ts';
import type { Bff } from './bff.ts';

/** Where everything hostile is kept: a partner that has nothing else. */
export const OWN = worldKeys().own;
const BILLING_ACCOUNT = 'hostile';

export interface HostileData {
  /** Account names as they were taken. */
  names: readonly string[];
  /** Services as they were taken. */
  services: readonly string[];
  /** What stands in the agreement's text. */
  paragraphs: readonly string[];
  /** A customer who is asked to sign. */
  customerId: string;
}

/** Brings payloads into every text that data has, by the ways that a partner's own systems have: bills by import, all else by the contract. */
export async function bringHostileData(bff: Bff, payloads: readonly string[]): Promise<HostileData> {
  await importBill(bff, payloads);
  const customers = payloads.map((payload, index) => ({
    customerId: customerOf(index),
    customerName: payload,
    tags: isTag(payload) ? [payload.trim().normalize('NFC')] : [],
    ...(index < 40 && {
      resources: [{ resourceId: `r-${index}`, name: payload.slice(0, 128), service: payload.slice(0, 64), expiresAt: inDays(9) }],
    }),
  }));
  await put(bff, '/v1/customers', { customers });
  const operators = payloads.filter((payload) => payload.length <= 64).slice(0, 60);
  await put(bff, '/v1/operators', { operators: operators.map((name, index) => ({ userId: `op-${index}`, name })) });
  await put(bff, '/v1/assignments', {
    assignments: operators.map((_, index) => ({ customerId: customerOf(index), userId: `op-${index}` })),
  });
  const quotas = payloads.filter((payload) => payload.length <= 64 && payload.trim() !== '').slice(0, 12);
  await put(bff, '/v1/quotas', {
    quotas: quotas.map((signingEntity, index) => ({
      quotaId: `Q-${index}`,
      asset: 'coupon',
      currency: 'CNY',
      total: '1000.00',
      expiresAt: inDays(90),
      signingEntity: signingEntity.trim(),
    })),
  });
  const paragraphs = payloads.filter((payload) => !hasUnseen(payload) && !/[\t\n]/.test(payload)).map((payload) => payload.trim());
  await publish(bff, payloads[0] ?? '', paragraphs);
  const kept = payloads.map((payload) => payload.trim());
  return { names: kept, services: kept, paragraphs, customerId: customerOf(0) };
}

function isTag(payload: string): boolean {
  return payload.length <= 64 && !UNSEEN_PATTERN.test(payload) && payload.trim() !== '';
}

/** The id that an import makes of a bill's accounts (docs/IMPORT.md). */
export function customerOf(index: number): string {
  return createHash('sha256')
    .update(JSON.stringify([BILLING_ACCOUNT, `s-${index}`]))
    .digest('hex')
    .slice(0, 32);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
}

async function importBill(bff: Bff, payloads: readonly string[]): Promise<void> {
  const month = `${new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 7)}-01T00:00:00Z`;
  const fixed = {
    BillingAccountId: BILLING_ACCOUNT,
    BillingPeriodStart: month,
    ChargePeriodStart: month,
    BillingCurrency: 'CNY',
    ChargeCategory: 'Usage',
  };
  const rows = payloads.map(
    (payload, index): Record<string, string> => ({
      ...fixed,
      SubAccountId: `s-${index}`,
      SubAccountName: payload,
      BilledCost: String(1000 - index),
      ServiceName: payload,
      RegionId: payload,
      RegionName: payload,
      ResourceId: payload,
      ResourceName: payload,
      ResourceType: payload,
      ChargeDescription: payload,
    }),
  );
  const names = Object.keys(rows[0] ?? {});
  const quoted = (cell: string | undefined): string => `"${(cell ?? '').replaceAll('"', '""')}"`;
  const file = join(bff.dataFolder, 'hostile.csv');
  writeFileSync(file, [names.join(','), ...rows.map((row) => names.map((name) => quoted(row[name])).join(','))].join('\n'));
  const importing = run(process.execPath, [`${ROOT}bff/node/program/run.ts`, 'import', '--partner', 'own', '--format', 'focus', file], {
    DATA_DIR: bff.dataFolder,
  });
  if ((await importing.ended) !== 0) throw new Error(importing.output());
}

async function call(bff: Bff, method: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(bff.origin + path, {
    method,
    headers: { authorization: `Bearer ${OWN.secretKey}`, 'content-type': 'application/json', 'idempotency-key': 'hostile-text-1' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
  return JSON.parse(text);
}

async function put(bff: Bff, path: string, body: object): Promise<void> {
  const { results } = (await call(bff, 'PUT', path, body)) as { results: { refusal?: string | null }[] };
  const refused = results.filter(({ refusal }) => refusal);
  if (refused.length > 0) throw new Error(`${path}: ${JSON.stringify(refused.slice(0, 3))}`);
}

/** Every mark of Markdown is escaped, so that the payload is text as somebody would have quoted it. */
async function publish(bff: Bff, title: string, paragraphs: readonly string[]): Promise<void> {
  const escaped = paragraphs.map((text) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&'));
  await call(bff, 'POST', '/v1/agreements/versions', {
    code: 'hostile',
    audience: ['agency-sale'],
    noticeDays: 30,
    isRequired: true,
    viewPolicy: 'none',
    texts: [{ locale: 'en', title, source: `# Payloads\n\n${escaped.join('\n\n')}\n` }],
  });
}
