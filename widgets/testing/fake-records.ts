import '../partner-agreement-records.ts';
import '../partner-session.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import type { AgreementDocument } from '../../shared/values/agreement-document.ts';
import type { StandingState } from '../../shared/values/agreement-lists.ts';
import type { PartnerAgreementRecords } from '../partner-agreement-records.ts';
import { FakeBff, type FakeSettings, problem } from './fake-bff.ts';
import { settle } from './fake-clock.ts';
import { maskCustomer, type PlainCustomer } from './fake-customers.ts';

type Agreements = AnswerOf<'GET /v1/agreements'>['agreements'];
type Asked = BodyOf<'POST /v1/agreements/standings/search'>;
type Row = AnswerOf<'POST /v1/agreements/standings/search'>['rows'][number];
type Payment = AnswerOf<'GET /v1/third-party-payments'>['agreements'][number];
type Contract = AnswerOf<'GET /v1/payment-contracts'>['contracts'][number];

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const AS_OF = '2026-11-21T06:05:00Z';

function versionOf(version: number, effectiveAt: string, withdrawnAt: string | null = null): Agreements[number]['versions'][number] {
  const digests = { sourceSha256: HASH, renderedSha256: HASH };
  return {
    code: 'association-notice',
    version,
    audience: ['agency-sale'],
    noticeDays: 30,
    isRequired: true,
    viewPolicy: 'open',
    effectiveAt,
    publishedAt: effectiveAt,
    withdrawnAt,
    texts: [
      { locale: 'zh-CN', title: '客户关联华为云合作伙伴须知', ...digests },
      { locale: 'en', title: 'Notice on association with a partner', ...digests },
    ],
  };
}

export const FAKE_AGREEMENTS: Agreements = [
  {
    code: 'association-notice',
    current: 3,
    versions: [
      versionOf(4, '2026-12-31T16:00:00Z'),
      versionOf(3, '2026-10-09T16:00:00Z'),
      versionOf(2, '2026-03-01T02:00:00Z', '2026-03-02T02:00:00Z'),
      versionOf(1, '2025-01-01T02:00:00Z'),
    ],
  },
  {
    code: 'data-processing',
    current: null,
    versions: [
      {
        ...versionOf(1, '2027-01-01T02:00:00Z'),
        code: 'data-processing',
        texts: [{ locale: 'zh-CN', title: '数据处理协议', sourceSha256: HASH, renderedSha256: HASH }],
      },
    ],
  },
];

/** The text of every version and signature. */
export const FAKE_TEXT: AgreementDocument = {
  format: 1,
  blocks: [
    { kind: 'heading', id: 'h1', level: 1, content: [{ kind: 'text', text: '一、关联' }] },
    { kind: 'paragraph', content: [{ kind: 'text', text: '客户与合作伙伴建立关联后，由合作伙伴提供服务。' }] },
  ],
};

const STATES: readonly StandingState[] = ['overdue', 'pending', 'signed'];

function standingRow(plain: PlainCustomer): Row {
  const { customerId, partnerCustomerNo, customerName, accountName, accountManager } = maskCustomer(plain);
  const { index } = plain;
  const state = STATES[index % 7 === 0 ? 0 : index % 3 === 0 ? 1 : 2] as StandingState;
  const isWithdrawn = index % 14 === 7;
  const hasSigned = state === 'signed' || index % 2 === 1;
  return {
    customer: { customerId, partnerCustomerNo, customerName, accountName },
    accountManager,
    standing: {
      code: 'association-notice',
      title: '客户关联华为云合作伙伴须知',
      version: 3,
      state,
      isRequired: true,
      dueAt: index % 21 === 0 ? null : '2026-11-08T16:00:00Z',
      signed: hasSigned
        ? {
            recordId: `sig_${String(index).padStart(22, '0')}`,
            version: state === 'signed' ? 3 : 1,
            at: '2026-10-12T03:21:00Z',
            capacity: 'authorised-agent',
            receiptNumber: `7K3M-QX2R-${String(1000 + index)}`,
            isWithdrawn,
          }
        : null,
    },
  };
}

/** A world of agreements behind the session, as the contract answers it. */
export class FakeRecords {
  readonly bff: FakeBff;
  agreements: Agreements = FAKE_AGREEMENTS;
  isVerified = true;
  payments: Payment[] = [
    payment(1, { trustee: '砺峰****公司', state: 'effective' }),
    payment(2, { trustee: '欧阳**', trusteeType: 'individual', kind: 'one-off', state: 'effective', expiresAt: '2026-12-31T16:00:00Z' }),
    payment(3, { trustee: '启辰****公司', state: 'voided', voidedAt: '2026-07-01T02:00:00Z' }),
  ];
  contracts: Contract[] = [
    {
      contractId: `pct_${'1'.repeat(22)}`,
      contractNo: 'PAC-202609-202610-7K3M',
      cycles: { from: '2026-09', to: '2026-10' },
      currency: 'CNY',
      due: '1234567.89',
      paid: null,
      createdAt: '2026-11-18T02:00:00Z',
      textSha256: HASH,
    },
  ];

  constructor(settings: Partial<FakeSettings> = {}) {
    this.bff = new FakeBff({ customers: 60, ...settings });
    this.#answerStandings();
    this.#answerPayments();
  }

  rows(asked: Partial<Asked> = {}): Row[] {
    const { states = STATES, customerId, isOnlyWithdrawn, accountManagerId } = asked;
    const found = this.bff.plain
      .map(standingRow)
      .filter(
        ({ customer, standing, accountManager }) =>
          states.includes(standing.state) &&
          (!customerId || customer.customerId === customerId) &&
          (!isOnlyWithdrawn || standing.signed?.isWithdrawn === true) &&
          (!accountManagerId || accountManager?.operatorId === accountManagerId),
      );
    return found.sort((one, other) => STATES.indexOf(one.standing.state) - STATES.indexOf(other.standing.state));
  }

  #answerStandings(): void {
    const { endpoints } = this.bff;
    endpoints.set('GET /v1/agreements', () => Response.json({ agreements: this.agreements }));
    endpoints.set('POST /v1/agreements/standings/search', ({ body }) => this.#page(body as Asked));
    endpoints.set('GET /v1/agreements/signatures/:recordId', ({ params }) => this.#record(params.recordId ?? ''));
    endpoints.set('GET /v1/agreements/signatures/:recordId/receipt', () => new Response('{}'));
    endpoints.set('GET /v1/agreements/:code/versions/:version/file', () => new Response('<!doctype html>'));
    endpoints.set('GET /v1/agreements/:code/versions/:version/text', ({ params }) => {
      const version = this.agreements[0]?.versions.find((one) => one.version === Number(params.version));
      if (!version) return problem('not-found');
      return Response.json({ version, ...version.texts[0], rendered: JSON.stringify(FAKE_TEXT), source: '# 一、关联' });
    });
  }

  #answerPayments(): void {
    const { endpoints } = this.bff;
    endpoints.set('GET /v1/third-party-payments', ({ query }) => {
      const state = query.get('state');
      return Response.json({ agreements: this.payments.filter((one) => !state || one.state === state), next: null });
    });
    endpoints.set('POST /v1/third-party-payments', ({ body }) => {
      const { trusteeType, kind, expiresAt = null } = body as BodyOf<'POST /v1/third-party-payments'>;
      const made = payment(9, { trustee: '新户****公司', trusteeType, kind, expiresAt, state: 'effective' });
      this.payments = [made, ...this.payments];
      return Response.json(made, { status: 201 });
    });
    endpoints.set('POST /v1/third-party-payments/:agreementId/void', ({ params }) => {
      this.payments = this.payments.map((one) =>
        one.agreementId === params.agreementId ? { ...one, state: 'voided', voidedAt: AS_OF } : one,
      );
      return Response.json(this.payments.find(({ agreementId }) => agreementId === params.agreementId));
    });
    endpoints.set('GET /v1/third-party-payments/:agreementId/file', () => new Response('<!doctype html>'));
    endpoints.set('GET /v1/payment-contracts', () => Response.json({ contracts: this.contracts, next: null, isVerified: this.isVerified }));
    endpoints.set('POST /v1/payment-contracts', () => Response.json(this.contracts[0], { status: 201 }));
    endpoints.set('GET /v1/payment-contracts/:contractId/file', () => new Response('<!doctype html>'));
  }

  #page(asked: Asked): Response {
    const agreement = this.agreements.find(({ code }) => code === asked.code);
    if (!agreement) return problem('not-found');
    const current = agreement.versions.find(({ version }) => version === agreement.current) ?? null;
    const { states: _states, ...others } = asked;
    const all = current ? this.rows(others) : [];
    const found = current ? this.rows(asked) : [];
    const { page } = asked;
    const size = page?.size ?? 20;
    let start = 0;
    if (page && 'at' in page && page.at === 'last') start = Math.max(0, Math.floor((found.length - 1) / size) * size);
    if (page && 'after' in page) start = Number(page.after);
    if (page && 'before' in page) start = Math.max(0, Number(page.before) - size);
    const count = (state: StandingState): number => all.filter(({ standing }) => standing.state === state).length;
    const answer: AnswerOf<'POST /v1/agreements/standings/search'> = {
      agreement: current,
      counts: { signed: count('signed'), pending: count('pending'), overdue: count('overdue') },
      rows: found.slice(start, start + size),
      next: start + size < found.length ? String(start + size) : null,
      previous: start > 0 ? String(start) : null,
      asOf: AS_OF,
    };
    return Response.json(answer);
  }

  #record(recordId: string): Response {
    const row = this.rows().find(({ standing }) => standing.signed?.recordId === recordId);
    const signed = row?.standing.signed;
    if (!row || !signed) return problem('not-found');
    const answer: AnswerOf<'GET /v1/agreements/signatures/:recordId'> = {
      signature: {
        recordId,
        code: 'association-notice',
        version: signed.version,
        locale: 'zh-CN',
        title: row.standing.title,
        sourceSha256: HASH,
        renderedSha256: HASH,
        customerId: row.customer.customerId,
        personId: 'clerk-7',
        capacity: signed.capacity,
        method: 'tick-and-sign',
        presentedAt: signed.at,
        signedAt: signed.at,
        receiptNumber: signed.receiptNumber,
        sequence: 12,
        hash: HASH,
        withdrawal: signed.isWithdrawn ? { recordId: `sig_${'9'.repeat(22)}`, at: AS_OF, reason: 'wrong-capacity' } : null,
      },
      rendered: JSON.stringify(FAKE_TEXT),
    };
    return Response.json(answer);
  }
}

function payment(index: number, part: Partial<Payment>): Payment {
  return {
    agreementId: `tpp_${String(index).repeat(22)}`,
    state: 'effective',
    trustee: '某某****公司',
    trusteeType: 'enterprise',
    kind: 'standing',
    effectiveAt: '2026-05-01T02:00:00Z',
    expiresAt: null,
    createdAt: '2026-05-01T02:00:00Z',
    voidedAt: null,
    ...part,
  };
}

export interface MountedRecords {
  fake: FakeRecords;
  records: PartnerAgreementRecords;
  box: HTMLElement;
  root: ShadowRoot;
  /** Waits until something is there. */
  until: <Found>(find: () => Found | null | undefined | false) => Promise<Found>;
}

/** The records inside a session on the fake BFF, in a box as wide as the host gives it. */
export async function mountRecords(
  prepare: (fake: FakeRecords, records: PartnerAgreementRecords) => void = () => {},
  settings: Partial<FakeSettings> = {},
  width = 1280,
): Promise<MountedRecords> {
  const fake = new FakeRecords(settings);
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  const session = document.createElement('partner-session');
  session.fetchSession = fake.bff.fetchSession;
  session.transport = fake.bff.transport;
  const records = document.createElement('partner-agreement-records');
  prepare(fake, records);
  session.append(records);
  box.append(session);
  document.body.append(box);
  const until = async <Found>(find: () => Found | null | undefined | false): Promise<Found> => {
    for (let turn = 0; turn < 300; turn += 1) {
      const found = find();
      if (found) return found;
      await settle();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`It did not come: ${find}. Seen: ${records.shadowRoot?.textContent?.replace(/\s+/g, ' ').slice(0, 300)}`);
  };
  await until(() => records.shadowRoot?.querySelector('.notice, tbody tr:not(.skeleton)'));
  return { fake, records, box, root: records.shadowRoot as ShadowRoot, until };
}
