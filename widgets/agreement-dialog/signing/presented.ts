import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { AgreementDocument, DocumentChange } from '../../../shared/values/agreement-document.ts';
import { readDocument } from '../../../shared/values/read-document.ts';

export type Presentation = AnswerOf<'POST /v1/agreements/present'>;

/** What changed in the text, and since which version; null: since the one that was shown just before. */
export interface Changes {
  since: number | null;
  changes: readonly DocumentChange[];
}

/** A text that may be shown: what arrived is what the manifest names. */
export interface Presented extends Presentation {
  document: AgreementDocument;
  changes: Changes | null;
}

/** `untrue`: the text is not what the manifest names. `unknown`: it is, but made for a newer page than this. */
export type Unshowable = 'untrue' | 'unknown';

/** Takes a presentation only where the digest of its text, that of its manifest and that beside it are the same. */
export async function takePresentation(presentation: Presentation): Promise<Presented | Unshowable> {
  const { agreement, manifest, rendered, before } = presentation;
  const named = payloadOf(manifest);
  const isNamed = (['code', 'version', 'locale', 'renderedSha256', 'sourceSha256'] as const).every(
    (name) => named?.[name] === agreement[name],
  );
  const digest = await sha256(rendered);
  if (!isNamed || (digest !== null && digest !== agreement.renderedSha256)) return 'untrue';
  const document = readDocument(rendered);
  if (document === null) return 'unknown';
  const changes = before ? { since: before.version, changes: JSON.parse(before.changes) as DocumentChange[] } : null;
  return { ...presentation, document, changes };
}

/** What a compact JWS says. Whether the server said it is the server's to check when it comes back; here it is only read. */
function payloadOf(manifest: string): Record<string, unknown> | null {
  try {
    const text = atob((manifest.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0))));
  } catch {
    return null;
  }
}

/** Null on plain http, where browsers offer no digests. */
async function sha256(text: string): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const bytes = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
