import { css } from 'lit';

/**
 * Every colour, size and radius by role. A host sets `--partner-*` anywhere above a widget; what it does not set has a
 * default for light and for dark. Colours follow the `color-scheme` in force, so a dark host is followed without a word.
 */
export const tokens = css`
  :host {
    --_surface: var(--partner-surface, light-dark(oklch(1 0 0), oklch(0.205 0.012 262)));
    --_surface-raised: var(--partner-surface-raised, light-dark(oklch(0.984 0.003 262), oklch(0.24 0.013 262)));
    --_surface-hover: var(--partner-surface-hover, light-dark(oklch(0.972 0.005 262), oklch(0.268 0.014 262)));
    --_text: var(--partner-text, light-dark(oklch(0.245 0.02 262), oklch(0.945 0.004 262)));
    --_text-secondary: var(--partner-text-secondary, light-dark(oklch(0.45 0.02 262), oklch(0.775 0.012 262)));
    --_text-tertiary: var(--partner-text-tertiary, light-dark(oklch(0.535 0.018 262), oklch(0.69 0.014 262)));
    --_border: var(--partner-border, light-dark(oklch(0.918 0.006 262), oklch(0.325 0.014 262)));
    --_border-strong: var(--partner-border-strong, light-dark(oklch(0.64 0.015 262), oklch(0.56 0.018 262)));
    --_accent: var(--partner-accent, light-dark(oklch(0.51 0.19 262), oklch(0.76 0.115 262)));
    --_accent-hover: var(--partner-accent-hover, light-dark(oklch(0.45 0.19 262), oklch(0.82 0.09 262)));
    --_accent-soft: var(--partner-accent-soft, light-dark(oklch(0.962 0.02 262), oklch(0.3 0.05 262)));
    --_accent-text: var(--partner-accent-text, light-dark(oklch(1 0 0), oklch(0.2 0.03 262)));
    --_success: var(--partner-success, light-dark(oklch(0.5 0.12 155), oklch(0.78 0.13 155)));
    --_warning: var(--partner-warning, light-dark(oklch(0.53 0.115 65), oklch(0.82 0.12 80)));
    --_warning-soft: var(--partner-warning-soft, light-dark(oklch(0.97 0.03 85), oklch(0.31 0.04 75)));
    --_danger: var(--partner-danger, light-dark(oklch(0.53 0.2 25), oklch(0.76 0.13 22)));
    --_focus: var(--partner-focus, var(--_accent));
    --_radius: var(--partner-radius, 4px);
    --_radius-panel: var(--partner-radius-panel, 8px);
    --_row: var(--partner-row-block-size, 40px);
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
  :host([appearance='light']) {
    color-scheme: light;
  }
  :host([appearance='dark']) {
    color-scheme: dark;
  }
  :host([density='comfortable']) {
    --partner-row-block-size: 40px;
  }
  :host([density='compact']) {
    --partner-row-block-size: 32px;
  }
  @media (pointer: coarse) {
    :host {
      --_row: max(var(--partner-row-block-size, 48px), 48px);
      --_control: 44px;
    }
  }
  @supports not (color: light-dark(white, black)) {
    :host {
      --_surface: var(--partner-surface, #fff);
      --_surface-raised: var(--partner-surface-raised, #f9fafc);
      --_surface-hover: var(--partner-surface-hover, #f4f6f9);
      --_text: var(--partner-text, #1c2230);
      --_text-secondary: var(--partner-text-secondary, #4d5566);
      --_text-tertiary: var(--partner-text-tertiary, #656c7c);
      --_border: var(--partner-border, #e2e5ea);
      --_border-strong: var(--partner-border-strong, #858c9b);
      --_accent: var(--partner-accent, #2354d8);
      --_accent-hover: var(--partner-accent-hover, #1a43b3);
      --_accent-soft: var(--partner-accent-soft, #edf2fe);
      --_accent-text: var(--partner-accent-text, #fff);
      --_success: var(--partner-success, #14713f);
      --_warning: var(--partner-warning, #8a5200);
      --_warning-soft: var(--partner-warning-soft, #fff6e0);
      --_danger: var(--partner-danger, #c32020);
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
