import { type CSSResultGroup, css, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Locale } from '../../shared/values/lists.ts';
import { nearestLocale } from '../core/localisation.ts';
import { Session } from '../core/session.ts';
import { answerSessionRequests } from '../core/session-request.ts';
import type { FetchSession, SessionStatus, SessionView } from '../core/session-state.ts';
import { networkTransport, type Transport } from '../core/transport.ts';
import { lookStyles } from '../kit/tokens.ts';

/**
 * One session for all widgets inside it. Draws nothing itself. Several on one page, for several partners, share nothing.
 *
 * Properties
 * - `fetchSession`: the host's callback `({ reason, signal }) => Promise<{ secret }>`, which asks the partner's own server.
 * - `baseUrl` (attribute `base-url`): where the BFF is; default: the page's own origin.
 * - `transport`: `(Request) => Promise<Response>`; default: the network.
 * - `locale` (attribute; `zh-CN`, `en`): default: the session's.
 * - `appearance` (attribute; `inherit`, `light`, `dark`), `density` (attribute; `comfortable`, `compact`): for all inside.
 * - `status`, `view` (read only): how the session stands and what it may do; the token is not among it.
 *
 * Events
 * - `partner-session-change` (`{ status }`): after every change of status.
 *
 * Methods: `end()` logs out; the session is revoked at the BFF. Slots: the widgets.
 */
export class PartnerSession extends LitElement {
  static override styles: CSSResultGroup = [
    css`
      :host {
        display: contents;
      }
    `,
    lookStyles,
  ];

  static override properties: PropertyDeclarations = {
    baseUrl: { attribute: 'base-url', reflect: true },
    fetchSession: { attribute: false },
    transport: { attribute: false },
    locale: { reflect: true },
    appearance: { reflect: true },
    density: { reflect: true },
  };

  declare baseUrl: string | undefined;
  declare locale: Locale | undefined;
  declare appearance: 'inherit' | 'light' | 'dark' | undefined;
  declare density: 'comfortable' | 'compact' | undefined;
  declare fetchSession: FetchSession | null;
  declare transport: Transport;

  readonly #session = new Session();
  #status: SessionStatus = 'waiting';
  #stopAnswering: (() => void) | null = null;

  constructor() {
    super();
    this.fetchSession = null;
    this.transport = networkTransport;
    this.#session.subscribe(() => this.#noteChange());
  }

  get status(): SessionStatus {
    return this.#session.snapshot.status;
  }

  get view(): SessionView | null {
    return this.#session.snapshot.view;
  }

  /** Logs out: revokes the session at the BFF and shows every widget inside that it has ended. */
  end(): Promise<void> {
    return this.#session.end();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopAnswering ??= answerSessionRequests(this, this.#session);
    if (this.hasUpdated) this.#session.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page disconnects and connects at once; only what stays away is forgotten.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stopAnswering?.();
      this.#stopAnswering = null;
      this.#session.stop();
    });
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  protected override updated(): void {
    const { baseUrl, fetchSession, transport } = this;
    this.#session.configure({ baseUrl: baseUrl ?? '', fetchSession, transport, locale: nearestLocale(this.locale) });
    if (this.isConnected) this.#session.start();
  }

  #noteChange(): void {
    const { status } = this.#session.snapshot;
    if (status === this.#status) return;
    this.#status = status;
    this.dispatchEvent(new CustomEvent('partner-session-change', { detail: { status }, bubbles: true, composed: true }));
  }
}
