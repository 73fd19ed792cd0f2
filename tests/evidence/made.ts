import { makeReceipt, sealPage } from '../../bff/actions/agreements/make-receipt.ts';
import { agreementFiles } from '../../bff/files/agreements/index.ts';
import type { SignatureRow } from '../../bff/ports/agreements.ts';
import type { Security } from '../../bff/ports/security.ts';
import { createSecurity } from '../../bff/security/index.ts';
import { sha256Of } from '../../shared/evidence/bytes.ts';
import { rowHashOf } from '../../shared/evidence/verify-rows.ts';
import { FIRST_PREVIOUS_HASH } from '../../shared/values/audit.ts';
import type { Locale } from '../../shared/values/lists.ts';

const FIELD_KEYS = [{ keyId: 'field', secret: new Uint8Array(32).fill(7) }];
const KEYS = {
  /** Signs since the key before it was rotated. */
  'evidence-2': { d: 'b_i4kUdm_8IRKUtyM9R9zHPp-ZPY-jzpy1sJvJV5dA4', x: '4VIAqFw46MHyc4qxk_SvrcKLav8QPfJYHI7R1PG34l8' },
  'evidence-1': { d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
} as const;
export type KeyName = keyof typeof KEYS;

/** Security whose key of this name signs; all others stay published. The keys stand here, so that they protect nothing. */
export function securityOf(first: KeyName): Security {
  const names = [first, ...(Object.keys(KEYS) as KeyName[]).filter((name) => name !== first)];
  const headKeys = names.map((keyId) => ({ keyId, jwk: { kty: 'OKP', crv: 'Ed25519', ...KEYS[keyId] } }));
  return createSecurity({ fieldKeys: FIELD_KEYS, headKeys });
}

export const PUBLISHED = Object.entries(KEYS).map(([keyId, { x }]) => ({ keyId, publicKey: x }));

export const TEXTS: { readonly [Key in Locale]: { title: string; source: string } } = {
  'zh-CN': {
    title: '客户关联华为云合作伙伴须知',
    source:
      '# 客户关联须知\n\n请在签署前阅读。**关联后**，价格由合作伙伴与您约定。\n\n## 一、费用\n\n1. 按实际消费结算；\n2. 账单每月 *三日* 出具。\n\n| 项目 | 由谁承担 |\n| --- | --- |\n| 云服务 | 客户 |\n| 税费 <含> & | 按约定 |\n\n## 二、解除\n\n> 任何一方可以提前三十日通知解除。\n\n详见[说明](https://example.com/notice?a=1&b=2)。\n\n---\n',
  },
  en: {
    title: 'Notice on associating with a partner',
    source:
      '# Notice\n\nRead this before you sign. **Once associated**, prices are agreed between the partner and you.\n\n## 1. Charges\n\n- what is consumed is charged;\n- bills come *each month*.\n\n## 2. Leaving\n\nEither side may end it with thirty days’ notice. Details are [here](https://example.com/notice).\n',
  },
};

export function renderedOf(locale: Locale): string {
  const found = agreementFiles.render(TEXTS[locale].source);
  if ('faults' in found) throw new Error(JSON.stringify(found.faults));
  return found.rendered;
}

const START = Date.parse('2024-09-15T04:00:00.000Z');
export const instantAt = (minutes: number) => new Date(START + minutes * 60_000).toISOString();

/** Rows of one partner's chain; every seventh withdraws the row before it. */
export function makeChain(count: number, locale: Locale = 'zh-CN'): SignatureRow[] {
  const { title, source } = TEXTS[locale];
  const facts = {
    code: 'association-notice',
    version: 3,
    locale,
    title,
    sourceSha256: sha256Of(source),
    renderedSha256: sha256Of(renderedOf(locale)),
  };
  const rows: SignatureRow[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const before = rows.at(-1);
    const isWithdrawal = sequence % 7 === 0;
    const of = isWithdrawal && before ? before.sequence : sequence;
    const row = {
      partnerId: 'par_AAAAAAAAAAAAAAAAAAAAAA',
      sequence,
      kind: isWithdrawal ? 'withdrawn' : 'signed',
      recordId: `sig_${String(sequence).padStart(22, '0')}`,
      withdraws: isWithdrawal ? (before?.recordId ?? null) : null,
      reason: isWithdrawal ? 'signed-in-error' : null,
      customerId: `c-${of}`,
      personId: of % 3 === 0 ? null : `clerk-${of}`,
      capacity: 'authorised-agent',
      method: 'tick-and-sign',
      ...facts,
      manifestId: `man_${String(of).padStart(22, '0')}`,
      manifestSha256: sha256Of(`manifest ${of}`),
      presentedAt: instantAt(of),
      at: instantAt(sequence + 1),
      annexSha256: of % 2 === 0 ? null : sha256Of(`annex ${sequence}`),
      previousHash: before?.hash ?? FIRST_PREVIOUS_HASH,
    } as const;
    rows.push({ ...row, hash: rowHashOf(row) });
  }
  return rows;
}

export interface Made {
  json: string;
  html: string;
  rendered: string;
}

export interface MakeOptions {
  security?: Security;
  /** Of the text. */
  locale?: Locale;
  /** Of the words around it. */
  around?: Locale;
  at?: string;
}

/** The receipt of a row as the service makes it, both forms. */
export async function makeFiles(
  rows: readonly SignatureRow[],
  sequence: number,
  { security = securityOf('evidence-2'), locale = 'zh-CN', around = locale, at = instantAt(100_000) }: MakeOptions = {},
): Promise<Made> {
  const row = rows[sequence - 1];
  const last = rows.at(-1);
  if (!row || !last) throw new Error('There is no such row.');
  const json = await makeReceipt(security, {
    partner: { partnerId: row.partnerId, name: 'Example Cloud' },
    customer: { customerId: row.customerId, nameMasked: '华******司' },
    row,
    withdrawal: rows.find(({ withdraws }) => withdraws === row.recordId) ?? null,
    head: { sequence: last.sequence, hash: last.hash },
    at,
  });
  const rendered = renderedOf(locale);
  return { json, rendered, html: await sealPage(security, agreementFiles.receiptPage({ locale: around, receipt: json, rendered })) };
}
