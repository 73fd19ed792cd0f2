import { nothing, type TemplateResult } from 'lit';
import { type AskedExport, ExportDialog } from '../../kit/exports/export-dialog.ts';
import type { DashboardContext, DashboardLayer } from '../context.ts';
import type { ExportStrings } from './strings/index.ts';

export type ConsumptionExport = Extract<AskedExport, { what: 'consumption-lines' | 'consumption-distribution' }>;

/** Asks for lines, or a distribution, as they are narrowed, and keeps the records of what was exported. */
export class ExportLayer implements DashboardLayer<ConsumptionExport> {
  readonly #context: DashboardContext;
  readonly #words: ExportStrings;
  #dialog: ExportDialog | null = null;

  constructor(context: DashboardContext, words: ExportStrings) {
    this.#context = context;
    this.#words = words;
  }

  open(asked: ConsumptionExport): void {
    const { session, update, announce } = this.#context;
    const { close, retry, loading, files, ...words } = this.#words;
    const file = files[asked.what];
    this.#dialog = new ExportDialog({
      session,
      export: asked,
      words: { ...words, heading: file.heading },
      about: file.about,
      closeLabel: close,
      retryLabel: retry,
      loading,
      update,
      announce,
    });
    update();
  }

  draw(): TemplateResult | typeof nothing {
    return this.#dialog?.draw(() => this.leave()) ?? nothing;
  }

  leave(): void {
    this.#dialog = null;
    this.#context.update();
  }
}
