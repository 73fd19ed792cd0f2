import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DisclosureReport, Reveals } from '../core/reveals.ts';
import { addressFor, copyWhenThere, follow } from './hand-over.ts';

const COPIED_MILLISECONDS = 3000;

export interface WaysOutEvents {
  onDisclose: (report: DisclosureReport) => void;
  onCopied: () => void;
}

/** What leaves the page: revealed values, each recorded first, and ids, which are no secret. */
export class WaysOut implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #events: WaysOutEvents;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was copied a moment ago. */
  copied: string | null = null;

  constructor(host: ReactiveControllerHost, events: WaysOutEvents) {
    this.#host = host;
    this.#events = events;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.copied = null;
  }

  /** Hands a revealed value over once that is recorded; where it is not, `reveals.refusal` says why and nothing goes out. */
  async handOver(reveals: Reveals, report: DisclosureReport, indirectPartnerId: string | null): Promise<void> {
    const recorded = reveals.disclose(report, indirectPartnerId);
    const copying = report.act === 'copy' ? copyWhenThere(recorded) : null;
    const value = await recorded;
    if (value === null) return;
    this.#events.onDisclose(report);
    if (report.act !== 'copy') follow(addressFor(report.act, value));
    else if (await copying) this.#noteCopied(report.field);
    else reveals.refuseCopy();
  }

  async copy(what: string, text: string): Promise<void> {
    if (await copyWhenThere(Promise.resolve(text))) this.#noteCopied(what);
  }

  #noteCopied(what: string): void {
    clearTimeout(this.#timer);
    this.copied = what;
    this.#timer = setTimeout(() => {
      this.copied = null;
      this.#host.requestUpdate();
    }, COPIED_MILLISECONDS);
    this.#events.onCopied();
  }
}
