import type { Locale } from '../../../shared/values/lists.ts';
import { failureOf, type Outcome } from '../../core/failure.ts';
import type { Session } from '../../core/session.ts';
import { saveFile } from '../../kit/exports/save-file.ts';
import type { Presented } from './presented.ts';
import type { Signed } from './states.ts';

/** The text before it is signed and the receipt after it, as files. Their names hold what they are of, and nothing personal. */
export class Files {
  readonly #session: () => Session | null;
  readonly #update: () => void;
  isBusy = false;
  hasFailed = false;

  constructor(session: () => Session | null, update: () => void) {
    this.#session = session;
    this.#update = update;
  }

  forget(): void {
    this.hasFailed = false;
  }

  saveText({ agreement: { code, version, locale } }: Presented): Promise<void> {
    const params = { code, version: String(version) } as never;
    return this.#save(`${code}-v${version}-${locale}.html`, (session) =>
      session.download('GET /v1/agreements/:code/versions/:version/file', { params, query: { locale } }),
    );
  }

  saveReceipt({ signature: { recordId, code, version, receiptNumber } }: Signed, locale: Locale): Promise<void> {
    return this.#save(`${code}-v${version}-${receiptNumber}.html`, (session) =>
      session.download('GET /v1/agreements/signatures/:recordId/receipt', { params: { recordId }, query: { format: 'html', locale } }),
    );
  }

  async #save(name: string, fetch: (session: Session) => Promise<Outcome<Blob>>): Promise<void> {
    const session = this.#session();
    if (!session || this.isBusy) return;
    this.isBusy = true;
    this.hasFailed = false;
    this.#update();
    const outcome = await fetch(session).catch((): Outcome<Blob> => ({ ok: false, failure: failureOf('offline') }));
    if (outcome.ok) saveFile(outcome.answer, name);
    this.isBusy = false;
    this.hasFailed = !outcome.ok;
    this.#update();
  }
}
