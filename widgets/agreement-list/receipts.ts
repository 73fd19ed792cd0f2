import { type Failure, isSessionEnd } from '../core/failure.ts';
import type { Session } from '../core/session.ts';
import { saveFile } from '../kit/exports/save-file.ts';
import type { Signature } from './controller.ts';
import type { Said } from './signatures.ts';
import type { Strings } from './strings/index.ts';

/** Receipts on their way to the browser's downloads, one at a time. */
export class Receipts {
  readonly #update: () => void;
  said: Said | null = null;

  constructor(update: () => void) {
    this.#update = update;
  }

  forget(): void {
    this.said = null;
  }

  /** `html`: text, receipt and verifier in one file. `json`: the receipt alone. The file's name holds ids only. */
  async save(session: Session | null, one: Signature, format: 'html' | 'json', strings: Strings): Promise<void> {
    if (!session || this.said?.isBusy) return;
    const { recordId } = one;
    this.#say({ recordId, text: strings.download.busy, isBusy: true });
    const query = { format, locale: session.snapshot.locale ?? one.locale };
    const outcome = await session
      .download('GET /v1/agreements/signatures/:recordId/receipt', { params: { recordId }, query })
      .catch((): { ok: false; failure: Failure } => ({
        ok: false,
        failure: { code: 'offline', requestId: null, retryAfterSeconds: null },
      }));
    if (outcome.ok) saveFile(outcome.answer, `${one.code}-v${one.version}-${one.receiptNumber}.${format}`);
    this.#say({ recordId, text: outcome.ok ? strings.download.saved : sentence(outcome.failure, strings), isBusy: false });
  }

  #say(said: Said): void {
    this.said = said;
    this.#update();
  }
}

function sentence(failure: Failure, { download: words }: Strings): string {
  if (failure.code === 'offline') return words.offline;
  return isSessionEnd(failure) ? words.expired : words.failed(failure.requestId);
}
