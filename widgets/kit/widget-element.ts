import { type CSSResultGroup, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { LOCALES } from '../../shared/values/lists.ts';
import { Announcer } from '../core/announcer.ts';
import { type Dictionaries, Localisation, nearestLocale } from '../core/localisation.ts';
import type { Session } from '../core/session.ts';
import { SessionController } from '../core/session-controller.ts';
import { controls } from './controls.ts';
import { hostHasNoFont, lookStyles, systemFont, tokens } from './tokens.ts';

/**
 * What every widget is: it speaks the session's language (else the page's, else the first), follows the session around it, takes the page's
 * font, has a place for its hint and a live region. A widget says what stands in its frame and what it does about its session.
 */
export abstract class WidgetElement<Strings> extends LitElement {
  static override styles: CSSResultGroup = [tokens, lookStyles, systemFont, controls];

  static override properties: PropertyDeclarations = { appearance: { reflect: true }, density: { reflect: true } };

  declare appearance: 'inherit' | 'light' | 'dark' | undefined;
  declare density: 'comfortable' | 'compact' | undefined;

  protected readonly announcer: Announcer = new Announcer(() => this.requestUpdate());
  protected readonly localisation: Localisation<Strings>;
  protected readonly around: SessionController;
  #hasHostFont = true;

  constructor(dictionaries: Dictionaries<Strings>) {
    super();
    this.localisation = new Localisation(dictionaries, () => this.requestUpdate());
    this.around = new SessionController(this, (session) => {
      const locale = session?.snapshot.locale ?? nearestLocale(this.closest('[lang]')?.getAttribute('lang')) ?? LOCALES[0];
      void this.localisation.use(locale);
      this.follow(session);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hasHostFont = !hostHasNoFont(this);
  }

  /** There is a session, it changed, or (null) there is none any more. */
  protected abstract follow(session: Session | null): void;

  /** What stands in the frame, once there are words. */
  protected abstract body(strings: Strings): unknown;

  /** What stands in the frame until there are words. */
  protected skeleton(): unknown {
    return nothing;
  }

  /** What floats above: dialogs, menus. */
  protected layers(_strings: Strings): unknown {
    return nothing;
  }

  protected override render(): TemplateResult {
    const { strings, locale } = this.localisation;
    return html`<div class="root ${this.#hasHostFont ? '' : 'without-host-font'}" lang=${locale}>
      <div class="frame" part="frame">${strings ? this.body(strings) : this.skeleton()}</div>
      ${strings ? this.layers(strings) : nothing}
      <div class="hint" popover="manual" role="tooltip"></div>
      <div class="unseen" role="status" aria-live="polite">${this.announcer.text}</div>
    </div>`;
  }

  /** Tells the page; false where a listener has prevented what would follow. Never anything personal. */
  protected tell(name: string, detail: object | null, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  protected async copy(text: string, said: string): Promise<void> {
    await navigator.clipboard?.writeText(text);
    this.announcer.say(said);
  }
}
