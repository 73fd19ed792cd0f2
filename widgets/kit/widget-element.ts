import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Announcer } from '../core/announcer.ts';
import type { Dictionary } from '../core/dictionary.ts';
import { EventedElement } from '../core/evented-element.ts';
import { type Language, nearestDisplayLocale, plainLanguage } from '../core/language.ts';
import { Localisation } from '../core/localisation.ts';
import type { Session } from '../core/session.ts';
import { SessionController } from '../core/session-controller.ts';
import { VERSION } from '../core/version.ts';
import { controls } from './controls.ts';
import { hostHasNoFont, lookStyles, systemFont, tokens } from './tokens.ts';

/**
 * What every widget is: it speaks the session's language (else the page's, else the first), follows the session around it, takes the page's
 * font, has a place for its hint and a live region. A widget says what stands in its frame and what it does about its session. Its events
 * bubble and cross shadow roots.
 *
 * @prop appearance - `inherit` follows the host's `color-scheme`. Default: that of the session around it.
 * @prop density - Rows of 48 or 40 px. Default: that of the session around it.
 * @csspart frame - All of the widget but its dialogs.
 */
export abstract class WidgetElement<Strings extends object, Events extends object = Record<never, never>> extends EventedElement<Events> {
  /** The release of the kit that this element is of. */
  static readonly version: string = VERSION;

  static override styles: CSSResultGroup = [tokens, lookStyles, systemFont, controls];

  static override properties: PropertyDeclarations = { appearance: { reflect: true }, density: { reflect: true } };

  declare appearance: 'inherit' | 'light' | 'dark' | undefined;
  declare density: 'comfortable' | 'compact' | undefined;

  protected readonly announcer: Announcer = new Announcer(() => this.requestUpdate());
  protected readonly localisation: Localisation<Strings>;
  protected readonly around: SessionController;
  #hasHostFont = true;

  constructor(dictionary: Dictionary<Strings>) {
    super();
    this.localisation = new Localisation(dictionary, () => this.requestUpdate());
    this.around = new SessionController(this, (session) => {
      void this.localisation.use(session?.snapshot.language ?? this.#languageOfPage());
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
    const { strings, shown } = this.localisation;
    return html`<div class="root ${this.#hasHostFont ? '' : 'without-host-font'}" lang=${shown.lang} dir=${shown.dir ?? nothing}>
      <div class="frame" part="frame">${strings ? this.body(strings) : this.skeleton()}</div>
      ${strings ? this.layers(strings) : nothing}
      <div class="hint" popover="manual" role="tooltip"></div>
      <div class="unseen" role="status" aria-live="polite">${this.announcer.text}</div>
    </div>`;
  }

  #languageOfPage(): Language {
    return plainLanguage(nearestDisplayLocale(this.closest('[lang]')?.getAttribute('lang')) ?? 'zh-CN');
  }

  protected async copy(text: string, said: string): Promise<void> {
    await navigator.clipboard?.writeText(text);
    this.announcer.say(said);
  }
}
