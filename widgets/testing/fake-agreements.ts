import type { AnswerOf } from '../../shared/contract/index.ts';
import { FakeBff, type FakeSettings, problem } from './fake-bff.ts';
import { settle } from './fake-clock.ts';

export type Pending = AnswerOf<'GET /v1/agreements/pending'>['pending'][number];
export type Signature = AnswerOf<'GET /v1/agreements/signatures'>['signatures'][number];

const HASH = 'a'.repeat(64);

export function pendingOf(more: Partial<Pending> = {}): Pending {
  return {
    code: 'association-notice',
    version: 2,
    title: 'Association notice',
    locale: 'en',
    effectiveAt: '2026-11-05T16:00:00.000Z',
    dueAt: '2026-12-05T16:00:00.000Z',
    expiresInSeconds: 17 * 24 * 3600 + 60,
    isOverdue: false,
    isRequired: true,
    reason: 'new-version',
    signedVersion: 1,
    ...more,
  };
}

export function signatureOf(more: Partial<Signature> = {}): Signature {
  return {
    recordId: 'sig_1',
    code: 'association-notice',
    version: 1,
    locale: 'en',
    title: 'Association notice',
    sourceSha256: HASH,
    renderedSha256: HASH,
    customerId: 'c-1',
    personId: null,
    capacity: 'authorised-agent',
    method: 'tick-and-sign',
    presentedAt: '2026-01-02T03:00:00.000Z',
    signedAt: '2026-01-02T03:04:05.000Z',
    receiptNumber: '2M93-SQW6-79ZJ',
    sequence: 7,
    hash: HASH,
    withdrawal: null,
    ...more,
  };
}

/** A small BFF of agreements: what is pending and what was signed, as a test leaves it. */
export class FakeAgreements {
  readonly bff: FakeBff;
  pending: Pending[] = [];
  signatures: Signature[] = [];
  /** Reasons of withdrawals, with their records. */
  readonly withdrawn: string[] = [];

  constructor(settings: Partial<FakeSettings> = {}) {
    this.bff = new FakeBff({ locale: 'en', endCustomerId: 'c-1', ...settings });
    const { endpoints } = this.bff;
    endpoints.set('GET /v1/agreements/pending', () => Response.json({ asOf: '2026-11-21T05:00:00Z', pending: this.pending }));
    endpoints.set('GET /v1/agreements/signatures', () => Response.json({ signatures: this.signatures }));
    endpoints.set('GET /v1/agreements/signatures/:recordId', ({ params }) => this.#text(params.recordId ?? ''));
    endpoints.set('GET /v1/agreements/signatures/:recordId/receipt', () => new Response('<!doctype html>'));
    endpoints.set('POST /v1/agreements/signatures/:recordId/withdraw', ({ params, body }) => this.#withdraw(params.recordId ?? '', body));
  }

  #text(recordId: string): Response {
    const signature = this.signatures.find((one) => one.recordId === recordId);
    const cell = (text: string) => [{ kind: 'text', text }];
    const blocks = [
      { kind: 'paragraph', content: cell(`<b>As signed</b> in version ${signature?.version}`) },
      { kind: 'table', head: [cell('What'), cell('Why')], rows: [[cell('Name'), cell('To know who it is')]] },
    ];
    return signature ? Response.json({ signature, rendered: JSON.stringify({ format: 1, blocks }) }) : problem('not-found');
  }

  #withdraw(recordId: string, body: unknown): Response {
    const { reason } = body as { reason: 'other' };
    this.withdrawn.push(`${recordId} ${reason}`);
    const withdrawal = { recordId: 'sig_w', at: '2026-11-21T06:00:00.000Z', reason };
    this.signatures = this.signatures.map((one) => (one.recordId === recordId ? { ...one, withdrawal } : one));
    this.pending = [pendingOf({ version: 1, reason: 'withdrawn', signedVersion: null })];
    return Response.json({ signature: this.signatures.find((one) => one.recordId === recordId), pending: this.pending });
  }

  /** A widget inside a session on this BFF, in a box as wide as the host gives it. */
  async mount<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    width = 1280,
  ): Promise<{ box: HTMLElement; element: HTMLElementTagNameMap[Tag] }> {
    const box = document.createElement('div');
    box.style.width = `${width}px`;
    const session = document.createElement('partner-session');
    session.fetchSession = this.bff.fetchSession;
    session.transport = this.bff.transport;
    const element = document.createElement(tag);
    session.append(element);
    box.append(session);
    document.body.append(box);
    await settle();
    return { box, element };
  }
}
