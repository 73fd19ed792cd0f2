import { readDocument } from '../../../shared/values/read-document.ts';
import { ask } from '../../core/ask.ts';
import { type Failure, failureOf } from '../../core/failure.ts';
import type { Session } from '../../core/session.ts';
import type { DocumentReading } from '../../kit/document-reading.ts';
import type { Signature } from '../controller.ts';

/** The text of one signature, on its way or there. */
export class Reading {
  readonly signature: Signature;
  readonly #update: () => void;
  readonly #document: DocumentReading;
  isThere = false;
  failure: Failure | null = null;

  constructor(signature: Signature, document: DocumentReading, update: () => void) {
    this.signature = signature;
    this.#document = document;
    this.#update = update;
  }

  async load(session: Session | null): Promise<void> {
    if (!session) return;
    this.failure = null;
    this.#update();
    const { recordId, renderedSha256 } = this.signature;
    const outcome = await ask(session, 'GET /v1/agreements/signatures/:recordId', { params: { recordId } });
    const document = outcome.ok ? readDocument(outcome.answer.rendered) : null;
    if (document) {
      this.#document.open(document, renderedSha256);
      this.isThere = true;
    } else this.failure = outcome.ok ? failureOf('answer-unreadable') : outcome.failure;
    this.#update();
  }
}
