import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { type Hex, readColour } from './colour.ts';
import { type Failing, failingPairs } from './pairs.ts';
import { GROUNDS, type Palette, ROLES, type Role, SCHEMES, type Scheme } from './scale.ts';
import type { Theme } from './theme.ts';
import type { ThemeWords } from './words.ts';

/** The steps of one scheme on its own ground; each can be typed over. */
export function steps(palette: Palette, scheme: Scheme, words: ThemeWords, onColour: (role: Role, colour: Hex) => void): TemplateResult {
  const { surface, text } = GROUNDS[scheme];
  const type = (role: Role, field: HTMLInputElement): void => {
    const colour = readColour(field.value);
    if (colour) onColour(role, colour);
    else field.value = palette[role];
  };
  return html`<section>
    <h3>${words.schemes[scheme]}</h3>
    <ul class="steps" style=${styleMap({ 'color-scheme': scheme, background: surface, color: text })}>
      ${ROLES.map(
        (role) => html`<li class="step">
          <span class="swatch" style=${styleMap({ background: palette[role] })}></span>
          <label for="${scheme}-${role}">${words.roles[role]}</label>
          <input
            class="input"
            id="${scheme}-${role}"
            .value=${palette[role]}
            autocomplete="off"
            spellcheck="false"
            aria-label="${words.schemes[scheme]} ${words.roles[role]}"
            @change=${(event: Event) => type(role, event.target as HTMLInputElement)}
          />
        </li>`,
      )}
    </ul>
  </section>`;
}

/** The pairs that are too near, by the colour that gives way, each with the nearest that passes. */
export function contrastList(theme: Theme, words: ThemeWords, onTake: (failing: Failing) => void, onTakeAll: () => void): TemplateResult {
  const failing = SCHEMES.flatMap((scheme) => failingPairs(theme[scheme], scheme));
  const groups = Map.groupBy(failing, ({ scheme, role }) => `${scheme} ${role}`);
  return html`<section aria-labelledby="contrast">
    <h2 id="contrast">${words.contrast}</h2>
    <p class=${failing.length === 0 ? 'passes' : 'count'} role="status">${failing.length === 0 ? `✓ ${words.allPass}` : words.failing(failing.length)}</p>
    ${
      failing.length === 0
        ? nothing
        : html`<ul class="pairs">${[...groups.values()].map((pairs) => failingRole(pairs, words, onTake))}</ul>
          <div class="row"><button type="button" class="button primary" @click=${onTakeAll}>${words.takeAll}</button></div>`
    }
  </section>`;
}

/** Two colours as they would stand on each other; a bar, since text of too little contrast is just what nobody could read. */
const both = (front: Hex, back: Hex): TemplateResult =>
  html`<span class="both" style=${styleMap({ background: back, color: front })}></span>`;

function failingRole(pairs: readonly Failing[], words: ThemeWords, onTake: (failing: Failing) => void): TemplateResult | typeof nothing {
  const [first] = pairs;
  if (!first) return nothing;
  const { scheme, role, colour, otherColour, nearest } = first;
  return html`<li class="pair">
    ${both(colour, otherColour)}
    <span class="words">
      ${pairs.map(({ other, ratio, least }) => html`<span class="fails">${words.pair(scheme, words.roles[role], words.roles[other])} <span class="ratio">${words.ratio(ratio.toFixed(2), least)}</span></span>`)}
    </span>
    ${
      nearest
        ? html`${both(nearest, otherColour)}
          <button type="button" class="button" aria-label=${words.takeFor(nearest, words.roles[role], scheme)} @click=${() => onTake(first)}>
            ${words.take(nearest)}
          </button>`
        : html`<span>${words.noneNear}</span>`
    }
  </li>`;
}
