import type { nothing, TemplateResult } from 'lit';
import { type Failure, failureOf, type Outcome } from '../core/failure.ts';
import { failureLine } from '../kit/acts/draw.ts';
import type { ActWords } from '../kit/acts/strings/zh-CN.ts';
import { saveFile } from '../kit/exports/save-file.ts';
import type { RecordsContext } from './context.ts';

const FILE_PATIENCE_MILLISECONDS = 120_000;

/** Files fetched under the session and handed to the browser's downloads, each once however often it is pressed; why one did not come is told. */
export class Files {
  readonly #context: RecordsContext;
  readonly #busy = new Set<string>();
  #failure: Failure | null = null;

  constructor(context: RecordsContext) {
    this.#context = context;
  }

  isBusy(name: string): boolean {
    return this.#busy.has(name);
  }

  /** `name`: what the file will be called; nothing personal. */
  async save(name: string, fetchFile: (signal: AbortSignal) => Promise<Outcome<Blob>>): Promise<void> {
    if (this.#busy.has(name)) return;
    const { update, announce, strings } = this.#context;
    this.#busy.add(name);
    this.#failure = null;
    update();
    const lost = { ok: false as const, failure: failureOf('offline') };
    const outcome = await fetchFile(AbortSignal.timeout(FILE_PATIENCE_MILLISECONDS)).catch(() => lost);
    this.#busy.delete(name);
    if (outcome.ok) {
      saveFile(outcome.answer, name);
      announce(strings.saved(name));
    } else this.#failure = outcome.failure;
    update();
  }

  forget(): void {
    this.#failure = null;
  }

  /** Why the newest one did not come; nothing where it did. */
  line(words: ActWords): TemplateResult | typeof nothing {
    return failureLine(this.#failure, words);
  }
}
