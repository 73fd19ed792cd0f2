import { type CSSResult, css } from 'lit';
import { tokenSheet } from './tokens/sheet.ts';

/**
 * What `appearance`, `density` and `overlays` mean, on a widget and on the session around it. A dialog reads `--_overlay-*` where it stands,
 * else it is in the middle; `initial` is what nobody has set.
 */
export const lookStyles = css`
  :host([appearance='light']) {
    color-scheme: light;
  }
  :host([appearance='dark']) {
    color-scheme: dark;
  }
  :host([density='comfortable']) {
    --partner-row-block-size: 48px;
  }
  :host([density='compact']) {
    --partner-row-block-size: 40px;
  }
  :host([overlays='dialog']) {
    --_overlay-margin: initial;
    --_overlay-size: initial;
    --_overlay-edge: initial;
    --_overlay-radius: initial;
    --_overlay-from: initial;
  }
  :host([overlays='drawer']) {
    --_overlay-margin: 0;
    --_overlay-size: 100%;
    --_overlay-edge: 0;
    --_overlay-radius: 0;
    --_overlay-from: 24px;
  }
`;

/**
 * Every colour, size and duration by role. A host sets `--partner-*` anywhere above a widget; what it does not set has a default for light
 * and for dark. Colours follow the `color-scheme` in force, so a dark host is followed without a word. The table is in tokens/table.ts.
 */
const base = css`
  :host,
  .root {
    color: var(--_text);
    font-family: var(--partner-font, inherit);
    font-size: var(--_font-size);
    font-weight: var(--_font-weight);
    line-height: var(--_line-height);
    font-variant-numeric: tabular-nums;
    letter-spacing: normal;
    text-align: start;
  }
  /* A page's rules for the element itself come before :host; inside they have no say. */
  .root {
    font-style: normal;
    font-variant-caps: normal;
    font-stretch: normal;
    word-spacing: normal;
    text-transform: none;
    text-indent: 0;
    white-space: normal;
    cursor: auto;
  }
  :host([hidden]) {
    display: none;
  }
  @media (prefers-contrast: more) {
    :host {
      --_border: var(--_border-strong);
      --_text-secondary: var(--_text);
      --_text-tertiary: var(--_text);
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  ::slotted([slot='header-actions']) {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-2);
    margin-block-end: var(--_space-3);
  }
  ::slotted([slot='support']) {
    display: block;
    margin-block-start: var(--_space-3);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const tokens: CSSResult[] = [tokenSheet, base];

/** The fonts used where a host has chosen none and its text would fall to the browser's serif. */
export const systemFont = css`
  :host {
    --_system-font: system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
  }
  .font-probe {
    font-family: initial;
  }
  .without-host-font {
    font-family: var(--partner-font, var(--_system-font));
  }
`;

/** True where no font was chosen for the page: its text would fall to the browser's own. Null while it stands nowhere and has no style. */
export function hostHasNoFont(element: HTMLElement): boolean | null {
  const probe = document.createElement('span');
  probe.className = 'font-probe';
  element.shadowRoot?.append(probe);
  const own = getComputedStyle(probe).fontFamily;
  const isUnchosen = own === getComputedStyle(element).fontFamily;
  probe.remove();
  return own ? isUnchosen : null;
}
