import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../../widgets/kit/controls.ts';
import { saveFile } from '../../widgets/kit/exports/save-file.ts';
import { selectField } from '../../widgets/kit/field.ts';
import { tabStyles, tabs } from '../../widgets/kit/tabs.ts';
import { tokens } from '../../widgets/kit/tokens.ts';
import type { Say } from '../foundations/say.ts';
import { readColour } from './colour.ts';
import { contrastList, steps } from './draw.ts';
import { mended } from './pairs.ts';
import { readTheme } from './read.ts';
import { SCHEMES } from './scale.ts';
import { workbenchStyles } from './styles.ts';
import { DENSITIES, KIT_THEME, type Theme, themeOf, withColour, withNearest } from './theme.ts';
import { type ThemeWords, wordsIn } from './words.ts';
import { FILE_NAMES, FORMATS, type Format, propertiesOf, WRITERS } from './write.ts';

/** Where a designer makes a theme: a brand colour in; a scale, what fails in it, live widgets (its children), and tokens out. */
export class ThemeWorkbench extends LitElement {
  static override styles: CSSResultGroup = [tokens, controls, tabStyles, workbenchStyles];
  static override properties = {
    say: { attribute: false },
    theme: { state: true },
    format: { state: true },
    isBrandWrong: { state: true },
    told: { state: true },
  };

  declare say: Say;
  declare theme: Theme;
  declare format: Format;
  declare isBrandWrong: boolean;
  /** What came of the last paste or copy. */
  declare told: { about: 'paste' | 'output'; text: string } | null;

  constructor() {
    super();
    this.say = (_chinese, english) => english;
    this.theme = KIT_THEME;
    this.format = 'css';
    this.isBrandWrong = false;
    this.told = null;
  }

  protected override render(): TemplateResult {
    const words = wordsIn(this.say);
    const { theme } = this;
    return html`<div class="bench">
      <section>
        <h1>${words.heading}</h1>
        <p class="lead">${words.lead}</p>
      </section>
      <div class="columns">
        <section>${this.#brand(words)}${this.#knobs(words)}</section>
        ${this.#paste(words)}
      </div>
      <section>
        <h2>${words.scale}</h2>
        <div class="columns">
          ${SCHEMES.map((scheme) => steps(theme[scheme], scheme, words, (role, colour) => this.#to(withColour(this.theme, scheme, role, colour))))}
        </div>
      </section>
      ${contrastList(
        theme,
        words,
        ({ scheme, role }) => this.#to(withNearest(this.theme, scheme, role)),
        () => this.#to({ ...this.theme, light: mended(this.theme.light, 'light'), dark: mended(this.theme.dark, 'dark') }),
      )}
      <section>
        <h2>${words.live}</h2>
        <div class="live"><slot @slotchange=${this.#dress}></slot></div>
      </section>
      ${this.#output(words)}
    </div>`;
  }

  protected override updated(): void {
    this.#dress();
  }

  #to(theme: Theme): void {
    this.theme = theme;
    this.told = null;
  }

  /** The children wear the theme; the page's own controls do not, so that a failing theme leaves them usable. */
  readonly #dress = (): void => {
    const properties = propertiesOf(this.theme);
    for (const child of this.children as unknown as HTMLElement[]) {
      child.style.removeProperty('--partner-font');
      for (const [name, value] of properties) child.style.setProperty(name, value);
      for (const session of child.querySelectorAll('partner-session')) session.setAttribute('density', this.theme.density);
    }
  };

  #brand(words: ThemeWords): TemplateResult {
    const { theme, isBrandWrong } = this;
    const type = (text: string): void => {
      const brand = readColour(text);
      this.isBrandWrong = brand === null;
      const { radius, panelRadius, font, density } = this.theme;
      if (brand && brand !== this.theme.brand) this.#to(themeOf(brand, { radius, panelRadius, font, density }));
    };
    const typed = (event: Event): void => type((event.target as HTMLInputElement).value);
    return html`<div class="row">
      <div class="field">
        <label for="brand">${words.brand}</label>
        <input
          class="input"
          id="brand"
          .value=${theme.brand}
          autocomplete="off"
          spellcheck="false"
          aria-describedby="brand-help"
          aria-invalid=${isBrandWrong ? 'true' : nothing}
          @change=${typed}
        />
        <span class="help ${isBrandWrong ? 'wrong' : ''}" id="brand-help" role=${isBrandWrong ? 'alert' : nothing}>${isBrandWrong ? words.notColour : words.brandHelp}</span>
      </div>
      <input type="color" class="well" aria-label=${words.pick} .value=${theme.brand} @change=${typed} />
    </div>`;
  }

  #knobs(words: ThemeWords): TemplateResult {
    const { theme } = this;
    const number = (id: 'radius' | 'panelRadius', most: number): TemplateResult => html`<div class="field">
      <label for=${id}>${words[id]}</label>
      <input
        class="input"
        type="number"
        id=${id}
        min="0"
        max=${most}
        .value=${String(theme[id])}
        @change=${({ target }: Event) => this.#to({ ...this.theme, [id]: Math.min(most, Math.max(0, Math.round(Number((target as HTMLInputElement).value) || 0))) })}
      />
    </div>`;
    return html`<div class="row">${number('radius', 16)}${number('panelRadius', 24)}</div>
      <div class="row">
        <div class="field">
          <label for="font">${words.font}</label>
          <input
            class="input"
            id="font"
            .value=${theme.font}
            placeholder=${words.fontHelp}
            autocomplete="off"
            spellcheck="false"
            @change=${({ target }: Event) => this.#to({ ...this.theme, font: (target as HTMLInputElement).value.replaceAll(/[;{}]/g, '').trim() })}
          />
        </div>
        ${selectField({
          id: 'density',
          label: words.density,
          value: theme.density,
          options: DENSITIES.map((value) => ({ value, label: words.densities[value] })),
          onPick: (density) => this.#to({ ...this.theme, density: density as Theme['density'] }),
        })}
      </div>`;
  }

  #paste(words: ThemeWords): TemplateResult {
    const read = (): void => {
      const field = this.renderRoot.querySelector<HTMLTextAreaElement>('#paste');
      const theme = readTheme(field?.value ?? '');
      if (theme) this.theme = theme;
      this.isBrandWrong = false;
      this.told = { about: 'paste', text: theme ? words.wasRead : words.notRead };
    };
    return html`<section>
      <div class="field">
        <label for="paste">${words.paste}</label>
        <textarea class="input" id="paste" spellcheck="false" aria-describedby="paste-help"></textarea>
        <span class="help" id="paste-help">${words.pasteHelp}</span>
      </div>
      <div class="row"><button type="button" class="button" @click=${read}>${words.read}</button>${this.#said('paste')}</div>
    </section>`;
  }

  #output(words: ThemeWords): TemplateResult {
    const text = WRITERS[this.format](this.theme);
    const copy = async (): Promise<void> => {
      await navigator.clipboard?.writeText(text);
      this.told = { about: 'output', text: words.copied };
    };
    return html`<section>
      <h2>${words.output}</h2>
      ${tabs({
        label: words.output,
        tabs: FORMATS.map((name) => ({ name, label: words.formats[name] })),
        shown: this.format,
        controls: 'out',
        onShow: (format) => {
          this.format = format;
        },
      })}
      <textarea class="input out" id="out" readonly spellcheck="false" aria-label=${FILE_NAMES[this.format]} .value=${text}></textarea>
      <div class="row">
        <button type="button" class="button primary" @click=${() => void copy()}>${words.copy}</button>
        <button type="button" class="button" @click=${() => saveFile(new Blob([text]), FILE_NAMES[this.format])}>${words.download}</button>
        ${this.#said('output')}
      </div>
    </section>`;
  }

  #said(about: 'paste' | 'output'): TemplateResult {
    return html`<span role="status">${this.told?.about === about ? this.told.text : ''}</span>`;
  }
}

customElements.define('theme-workbench', ThemeWorkbench);
