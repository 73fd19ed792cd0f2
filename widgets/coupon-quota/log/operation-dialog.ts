import { html, nothing, type TemplateResult } from 'lit';
import { ask } from '../../core/ask.ts';
import { type Failure, failureOf } from '../../core/failure.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { dialog } from '../../kit/dialog.ts';
import { saveFile } from '../../kit/exports/save-file.ts';
import type { PanelContext } from '../context.ts';
import { failureLine } from '../money/draw.ts';
import { operationFacts } from '../operation/facts.ts';
import { Items, itemList } from '../operation/items.ts';
import { Names } from '../operation/names.ts';
import { hasEnded, type Operation } from '../operation/operation.ts';
import type { LogWords } from './columns.ts';

const FILE_PATIENCE_MILLISECONDS = 600_000;

/** One operation with all it says: the whole, its items, and its result as a file. */
export class OperationDialog {
  readonly #context: PanelContext;
  readonly #words: LogWords;
  readonly #names: Names;
  #items: Items | null = null;
  #operation: Operation | null = null;
  #failure: Failure | null = null;
  #isDownloading = false;
  #operationId: string | null = null;

  constructor(context: PanelContext, words: LogWords) {
    this.#context = context;
    this.#words = words;
    this.#names = new Names(context, words);
  }

  open(operationId: string, indirectPartnerId: string | null): void {
    this.#operationId = operationId;
    this.#operation = null;
    this.#failure = null;
    this.#items = new Items(this.#context, operationId);
    this.#names.enter(indirectPartnerId);
    this.#context.update();
    void this.#load();
    void this.#items.load();
  }

  draw(): TemplateResult | typeof nothing {
    if (this.#operationId === null) return nothing;
    const { dialog: words } = this.#words.log;
    return dialog({
      id: 'operation',
      heading: words.heading,
      closeLabel: words.close,
      isWide: true,
      isText: true,
      mayClose: () => true,
      onClosed: () => this.#closed(),
      body: this.#body(),
      footer: this.#footer(),
    });
  }

  #body(): TemplateResult {
    const { log, operation: words, money } = this.#words;
    const operation = this.#items?.operation ?? this.#operation;
    return html`${failureLine(this.#failure, money)}
      ${operation ? operationFacts(operation, words) : this.#failure ? nothing : html`<p class="faint" role="status">${log.dialog.loading}</p>`}
      ${this.#items && operation ? [itemList(this.#items, this.#names, { operation: words, money }), this.#names.bar()] : nothing}`;
  }

  #footer(): TemplateResult | typeof nothing {
    const { dialog: words } = this.#words.log;
    const operation = this.#operation;
    if (!operation) return nothing;
    const { operationId } = operation;
    const copy = (): void => void this.#context.copy(operationId, words.copied);
    return html`${hasEnded(operation) ? nothing : html`<span class="foot-note">${words.notYet}</span>`}
      <button type="button" class="button" part="button" @click=${copy}>${words.copy}</button>
      ${
        hasEnded(operation)
          ? html`<button type="button" class="button" part="button" aria-disabled=${this.#isDownloading} @click=${() => void this.#download(operation)}>
            ${actionIcons.download}${this.#isDownloading ? words.downloading : words.file}
          </button>`
          : nothing
      }`;
  }

  async #load(): Promise<void> {
    const operationId = this.#operationId ?? '';
    const outcome = await ask(this.#context.session, 'GET /v1/operations/:operationId', { params: { operationId } });
    if (operationId !== this.#operationId) return;
    if (outcome.ok) this.#operation = outcome.answer;
    else this.#failure = outcome.failure;
    this.#context.update();
  }

  /** Handed to the browser's downloads; the BFF keeps a record of it. */
  async #download({ operationId, kind }: Operation): Promise<void> {
    if (this.#isDownloading) return;
    this.#isDownloading = true;
    this.#failure = null;
    this.#context.update();
    const signal = AbortSignal.timeout(FILE_PATIENCE_MILLISECONDS);
    const outcome = await this.#context.session
      .download('GET /v1/operations/:operationId/file', { params: { operationId }, signal })
      .catch(() => ({ ok: false as const, failure: failureOf('offline') }));
    this.#isDownloading = false;
    const fileName = `${kind}-${operationId}.csv`;
    if (outcome.ok) {
      saveFile(outcome.answer, fileName);
      this.#context.announce(this.#words.log.dialog.saved(fileName));
    } else {
      this.#failure = outcome.failure;
    }
    this.#context.update();
  }

  #closed(): void {
    this.#names.leave();
    this.#operationId = null;
    this.#items = null;
    this.#context.update();
  }
}
