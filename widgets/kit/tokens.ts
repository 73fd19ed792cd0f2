import { css } from 'lit';

/** What `appearance` and `density` mean, on a widget and on the session around it. */
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
`;

/**
 * Every colour, size and radius by role. A host sets `--partner-*` anywhere above a widget; what it does not set has a
 * default for light and for dark, most of it mixed from surface, text and accent, so that a host that sets those three is done. Colours follow the `color-scheme` in force, so a dark host is followed without a word.
 */
export const tokens = css`
  :host {
    --_surface: var(--partner-surface, light-dark(oklch(1 0 0), oklch(0.205 0.012 262)));
    --_text: var(--partner-text, light-dark(oklch(0.245 0.02 262), oklch(0.945 0.004 262)));
    --_accent: var(--partner-accent, light-dark(oklch(0.51 0.19 262), oklch(0.76 0.115 262)));
    --_warning: var(--partner-warning, light-dark(oklch(0.5 0.115 65), oklch(0.82 0.12 80)));
    --_danger: var(--partner-danger, light-dark(oklch(0.53 0.2 25), oklch(0.76 0.13 22)));
    --_success: var(--partner-success, light-dark(oklch(0.5 0.13 150), oklch(0.8 0.13 155)));
    --_accent-text: var(--partner-accent-text, var(--_surface));
    --_surface-raised: var(--partner-surface-raised, color-mix(in oklab, var(--_text) 2%, var(--_surface)));
    --_surface-hover: var(--partner-surface-hover, color-mix(in oklab, var(--_text) 4%, var(--_surface)));
    --_border: var(--partner-border, color-mix(in oklab, var(--_text) 12%, var(--_surface)));
    --_border-strong: var(--partner-border-strong, color-mix(in oklab, var(--_text) 50%, var(--_surface)));
    --_text-secondary: var(--partner-text-secondary, color-mix(in oklab, var(--_text) 76%, var(--_surface)));
    --_text-tertiary: var(--partner-text-tertiary, color-mix(in oklab, var(--_text) 65%, var(--_surface)));
    --_accent-hover: var(--partner-accent-hover, color-mix(in oklab, var(--_text) 20%, var(--_accent)));
    --_accent-soft: var(--partner-accent-soft, color-mix(in oklab, var(--_accent) 10%, var(--_surface)));
    --_warning-soft: var(--partner-warning-soft, color-mix(in oklab, var(--_warning) 12%, var(--_surface)));
    --_focus: var(--partner-focus, var(--_accent));
    --_radius: var(--partner-radius, 4px);
    --_radius-panel: var(--partner-radius-panel, 8px);
    --_row: var(--partner-row-block-size, 48px);
    --_control: var(--partner-control-block-size, 32px);
    color: var(--_text);
    font-family: var(--partner-font, inherit);
    font-size: 14px;
    font-weight: 400;
    line-height: 1.6;
    font-variant-numeric: tabular-nums;
    letter-spacing: normal;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  @media (pointer: coarse) {
    :host {
      --_row: 56px;
      --_control: 44px;
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
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

/** True where no font was chosen for the page: its text would fall to the browser's own. */
export function hostHasNoFont(element: HTMLElement): boolean {
  const probe = document.createElement('span');
  probe.className = 'font-probe';
  element.shadowRoot?.append(probe);
  const isUnchosen = getComputedStyle(probe).fontFamily === getComputedStyle(element).fontFamily;
  probe.remove();
  return isUnchosen;
}
