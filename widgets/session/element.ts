import { type CSSResultGroup, css, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EventedElement } from '../core/evented-element.ts';
import type { DisplayLocale } from '../core/language.ts';
import { Session } from '../core/session.ts';
import { answerSessionRequests } from '../core/session-request.ts';
import type { FetchSession, SessionStatus, SessionView } from '../core/session-state.ts';
import { networkTransport, type Transport } from '../core/transport.ts';
import { VERSION } from '../core/version.ts';
import { lookStyles } from '../kit/tokens.ts';
import type { Wording } from '../wording.ts';
import type { PartnerSessionEventMap } from './events.ts';

/**
 * One session for all widgets inside it. Draws nothing itself. Several on one page, for several partners, share nothing.
 *
 * @tag partner-session
 * @prop fetchSession - The host's callback `({ reason, signal }) => Promise<{ secret }>`, which asks the partner's own server.
 * @prop baseUrl - Where the BFF is. Default: the page's own origin.
 * @prop transport - `(Request) => Promise<Response>`. Default: the network.
 * @prop locale - The language of all inside, which brings its direction: `zh-CN`, `en`, `ar`, or any that `wording` has words in. Default: the
 *   session's, in the page's direction.
 * @prop wording - Words in place of the kit's, by dictionary and locale (docs/WORDING.md). A new object takes effect at once.
 * @prop appearance - For all inside. `inherit` follows the host's `color-scheme`.
 * @prop density - For all inside: rows of 48 or 40 px.
 * @prop overlays - For all inside: dialogs in the middle of the window, or drawers at the end of the line and as high as the window.
 * @prop status - How the session stands. `waiting`: no `fetchSession` yet. `expired`: ended, and only the operator can go on.
 * @prop view - What the session may do, once there is one; the token is not among it.
 * @fires partner-session-change - After every change of status.
 * @slot - The widgets, anywhere below.
 */
export class PartnerSession extends EventedElement<PartnerSessionEventMap> {
  /** The release of the kit that this element is of. */
  static readonly version: string = VERSION;

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
    wording: { attribute: false },
    appearance: { reflect: true },
    density: { reflect: true },
    overlays: { reflect: true },
  };

  declare baseUrl: string | undefined;
  declare locale: DisplayLocale | (string & {}) | undefined;
  declare wording: Wording | null;
  declare appearance: 'inherit' | 'light' | 'dark' | undefined;
  declare density: 'comfortable' | 'compact' | undefined;
  declare overlays: 'dialog' | 'drawer' | undefined;
  declare fetchSession: FetchSession | null;
  declare transport: Transport;

  readonly #session = new Session();
  #status: SessionStatus = 'waiting';
  #stopAnswering: (() => void) | null = null;

  constructor() {
    super();
    this.fetchSession = null;
    this.wording = null;
    this.transport = networkTransport;
    this.#session.subscribe(() => this.#noteChange());
  }

  get status(): SessionStatus {
    return this.#session.snapshot.status;
  }

  get view(): SessionView | null {
    return this.#session.snapshot.view;
  }

  /**
   * Logs out: revokes the session at the BFF. Every widget inside drops what it shows, has revealed and was asked to do, and says that the
   * session has ended.
   */
  end(): Promise<void> {
    return this.#session.end();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopAnswering ??= answerSessionRequests(this, this.#session);
    // Taken away and put back: nothing has changed that would be drawn anew.
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
    const { baseUrl, fetchSession, transport, locale, wording } = this;
    this.#session.configure({ baseUrl: baseUrl ?? '', fetchSession, transport, locale: locale ?? null, wording });
    if (this.isConnected) this.#session.start();
  }

  #noteChange(): void {
    const { status } = this.#session.snapshot;
    if (status === this.#status) return;
    this.#status = status;
    this.tell('partner-session-change', { status });
  }
}
