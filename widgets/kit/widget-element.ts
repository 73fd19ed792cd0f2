import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Announcer } from '../core/announcer.ts';
import type { Dictionary } from '../core/dictionary.ts';
import { isRightToLeft } from '../core/direction.ts';
import { EventedElement } from '../core/evented-element.ts';
import { type Direction, type Language, nearestDisplayLocale, plainLanguage } from '../core/language.ts';
import { Localisation } from '../core/localisation.ts';
import type { Session } from '../core/session.ts';
import { SessionController } from '../core/session-controller.ts';
import { VERSION } from '../core/version.ts';
import { bidiStyles } from './bidi-styles.ts';
import { controls } from './controls.ts';
import { Look } from './look.ts';
import { hostHasNoFont, lookStyles, systemFont, tokens } from './tokens.ts';

/**
 * What every widget is: it speaks the session's language (else the page's, else the first), follows the session around it, takes the page's
 * font, has a place for its hint and a live region. A widget says what stands in its frame and what it does about its session. Its events
 * bubble and cross shadow roots.
 *
 * @prop appearance - `inherit` follows the host's `color-scheme`. Default: that of the session around it.
 * @prop density - Rows of 48 or 40 px. Default: that of the session around it.
 * @prop overlays - Dialogs in the middle of the window, or drawers at the end of the line and as high as the window. Default: those of the
 * session around it, else dialogs.
 * @slot header-actions - Above the widget, at the end of the line: the page's own buttons.
 * @slot support - A line of help or contact that the page offers: at the foot, and inside the notice where something was refused or has
 * failed.
 * @slot empty - In place of the words for having nothing yet.
 * @slot error - In place of the notice that something was refused or has failed; `reload()` tries again.
 * @csspart frame - All of the widget but its dialogs.
 * @csspart notice - What stands in place of content: loading failed, refused, nothing there.
 * @csspart table - A table; `header-cell`, `row` and `cell` are in it.
 * @csspart header-cell - A cell of a table's header.
 * @csspart row - A row of a table, or the card it becomes in a narrow place.
 * @csspart cell - A cell of a row.
 * @csspart pager - Where the rows stand in the list, and the way to others.
 * @csspart eye - The button that shows a masked value, and hides it.
 * @csspart button - A button; `button-primary`, `button-quiet` or `button-danger` besides where it is one.
 * @csspart button-primary - The one button that goes on.
 * @csspart button-quiet - A button without a frame.
 * @csspart button-danger - A button for what cannot be undone.
 * @csspart field - A field with its label.
 * @csspart input - What is typed or chosen in.
 * @csspart checkbox - A checkbox with its label.
 * @csspart badge - A word in a frame: a state, a tag, a kind.
 * @csspart result - What came of an act, where it was done.
 * @csspart menu - The menu of a row.
 * @csspart menu-item - One line of a menu.
 * @csspart panel - What opens below a button, such as further filters.
 * @csspart dialog - A dialog.
 * @csspart toast - The sentence at the foot of the window that goes by itself.
 * @csspart hint - What says more about what the pointer or the focus rests on.
 * @cssstate loading - Nothing is there yet.
 * @cssstate ready - What was asked for is there.
 * @cssstate empty - There is nothing, or nothing that matches.
 * @cssstate failed - It could not be loaded.
 * @cssstate expired - The session has ended.
 * @cssstate offline - There is no network.
 * @cssstate refused - The person or the session may not see it.
 */
export abstract class WidgetElement<Strings extends object, Events extends object = Record<never, never>> extends EventedElement<Events> {
  /** The release of the kit that this element is of. */
  static readonly version: string = VERSION;

  static override styles: CSSResultGroup = [tokens, lookStyles, systemFont, controls, bidiStyles];

  static override properties: PropertyDeclarations = {
    appearance: { reflect: true },
    density: { reflect: true },
    overlays: { reflect: true },
  };

  declare appearance: 'inherit' | 'light' | 'dark' | undefined;
  declare density: 'comfortable' | 'compact' | undefined;
  declare overlays: 'dialog' | 'drawer' | undefined;

  /** Whether a page can put its own acts above it and a line of help at its foot. */
  protected readonly hasPageSlots: boolean = true;
  protected readonly announcer: Announcer = new Announcer(() => this.requestUpdate());
  protected readonly localisation: Localisation<Strings>;
  protected readonly around: SessionController;
  #hasNoFont: boolean | null = null;
  #hadDirection = false;

  constructor(dictionary: Dictionary<Strings>) {
    super();
    new Look(this);
    this.localisation = new Localisation(dictionary, () => this.requestUpdate());
    this.around = new SessionController(this, (session) => {
      void this.localisation.use(session?.snapshot.language ?? this.#languageOfPage());
      this.follow(session);
      if (!session) this.announcer.forget();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hasNoFont = null;
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
    // Not before: inside a session that is not drawn yet nothing has a style.
    this.#hasNoFont ??= hostHasNoFont(this);
    return html`<div class="root ${shown.dir ? '' : 'as-page'} ${this.#hasNoFont ? 'without-host-font' : ''}" lang=${shown.lang} dir=${this.#direction(shown.dir)}>
      ${this.hasPageSlots ? html`<slot name="header-actions"></slot>` : nothing}
      <div class="frame" part="frame">${strings ? this.body(strings) : this.skeleton()}</div>
      ${this.hasPageSlots ? html`<slot name="support"></slot>` : nothing}
      ${strings ? this.layers(strings) : nothing}
      <div class="hint" part="hint" popover="manual" role="tooltip"></div>
      <div class="unseen" role="status" aria-live="polite">${this.announcer.text}</div>
    </div>`;
  }

  /** Where nobody has chosen a locale the page's direction comes in by itself; browsers do not notice where ours is merely taken away again. */
  #direction(chosen: Direction | null): Direction | typeof nothing {
    if (chosen) this.#hadDirection = true;
    else if (this.#hadDirection) return isRightToLeft(this) ? 'rtl' : 'ltr';
    return chosen ?? nothing;
  }

  #languageOfPage(): Language {
    return plainLanguage(nearestDisplayLocale(this.closest('[lang]')?.getAttribute('lang')) ?? 'zh-CN');
  }

  protected async copy(text: string, said: string): Promise<void> {
    await navigator.clipboard?.writeText(text);
    this.announcer.say(said);
  }
}
