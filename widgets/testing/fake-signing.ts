import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import type { DocumentBlock } from '../../shared/values/agreement-document.ts';
import type { ViewPolicy } from '../../shared/values/agreement-lists.ts';
import { FakeAgreements, type Pending, pendingOf, signatureOf } from './fake-agreements.ts';
import type { FakeSettings } from './fake-bff.ts';

export type Presentation = AnswerOf<'POST /v1/agreements/present'>;
type SignBody = BodyOf<'POST /v1/agreements/sign'>;

export const PENDING = 'GET /v1/agreements/pending';
export const PRESENT = 'POST /v1/agreements/present';
export const SIGN = 'POST /v1/agreements/sign';

const HASH = 'a'.repeat(64);

export function heading(id: string, text: string): DocumentBlock {
  return { kind: 'heading', id, level: 1, content: [{ kind: 'text', text }] };
}

export function paragraph(text: string): DocumentBlock {
  return { kind: 'paragraph', content: [{ kind: 'text', text }] };
}

/** A BFF that presents texts with their digests and takes signatures, as a test leaves them. */
export class FakeSigning extends FakeAgreements {
  override pending: Pending[] = [pendingOf()];
  blocks: DocumentBlock[] = [heading('1', 'Scope'), paragraph('What the partner sees.')];
  viewPolicy: ViewPolicy = 'none';
  /** What a presentation says otherwise than it would: as a wire or a server that is wrong would have it. */
  distort: (presentation: Presentation) => Presentation = (presentation) => presentation;
  /** Bodies of signatures that were recorded. */
  readonly signed: SignBody[] = [];

  constructor(settings: Partial<FakeSettings> = {}) {
    super(settings);
    const { endpoints } = this.bff;
    endpoints.set(PRESENT, async ({ body }) => Response.json(this.distort(await this.#present((body as { code: string }).code))));
    endpoints.set(SIGN, ({ body }) => this.#sign(body as SignBody));
    endpoints.set('GET /v1/agreements/:code/versions/:version/file', () => new Response('<!doctype html>'));
  }

  async #present(code: string): Promise<Presentation> {
    const one = this.pending.find((candidate) => candidate.code === code) ?? pendingOf({ code });
    const rendered = JSON.stringify({ format: 1, blocks: this.blocks });
    const renderedSha256 = await sha256(rendered);
    const named = { code, version: one.version, locale: one.locale, sourceSha256: HASH, renderedSha256 };
    const customerId = this.bff.settings.endCustomerId ?? '';
    return {
      manifest: `e30.${btoa(JSON.stringify({ manifestId: `man_${crypto.randomUUID()}`, ...named }))}.c2ln`,
      presentedAt: '2026-11-21T05:00:00.000Z',
      expiresInSeconds: 24 * 3600,
      agreement: { ...one, ...named, viewPolicy: this.viewPolicy, locales: ['en'] },
      rendered,
      company: { customerId, partnerCustomerNo: null, customerName: `*** of ${customerId}` },
      partnerName: 'Example',
      before: null,
    };
  }

  #sign(body: SignBody): Response {
    const named = JSON.parse(atob(body.manifest.split('.')[1] ?? '')) as { code: string; version: number };
    const { code, version } = named;
    this.signed.push(body);
    this.pending = this.pending.filter((one) => one.code !== code);
    const signature = signatureOf({ recordId: `sig_${this.signed.length + 1}`, code, version, capacity: body.capacity });
    this.signatures = [signature, ...this.signatures];
    return Response.json({ signature, isRepeat: false, pending: this.pending });
  }
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
