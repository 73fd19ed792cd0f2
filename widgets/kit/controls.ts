import { css } from 'lit';

/** Buttons, fields and chips: one hairline, one radius, a 2 px focus ring that shows on every surface. */
export const controls = css`
  button,
  input,
  select {
    margin: 0;
    color: inherit;
    font: inherit;
    font-size: var(--_font-size);
    letter-spacing: inherit;
  }
  :focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: var(--_control);
    padding: 0 var(--_space-3);
    border: var(--_border-width) solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    line-height: var(--_line-height-row);
    white-space: nowrap;
    cursor: pointer;
  }
  .button:hover {
    background: var(--_surface-hover);
  }
  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .button.primary:hover {
    border-color: var(--_accent-hover);
    background: var(--_accent-hover);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
  }
  .button.quiet:hover {
    background: var(--_accent-soft);
  }
  .button.icon {
    inline-size: var(--_control);
    padding: 0;
  }
  .button:disabled {
    border-color: var(--_border);
    background: transparent;
    color: var(--_text-tertiary);
    opacity: 0.6;
    cursor: default;
  }
  .button.quiet:disabled {
    border-color: transparent;
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: var(--_space-1);
    min-inline-size: 0;
  }
  .field label,
  .field .help {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-small);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .field .help {
    color: var(--_warning);
  }
  .input::-webkit-search-cancel-button {
    filter: grayscale(1);
  }
  .input {
    inline-size: 100%;
    block-size: var(--_control);
    padding: 0 var(--_space-2);
    border: var(--_border-width) solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-overflow: ellipsis;
  }
  .input:hover {
    border-color: var(--_text-secondary);
  }
  .input:focus-visible {
    outline-offset: -1px;
  }
  select.input {
    appearance: none;
    padding-inline-end: 28px;
    background-image: linear-gradient(45deg, transparent 50%, currentColor 50%), linear-gradient(-45deg, transparent 50%, currentColor 50%);
    background-position:
      right 15px center,
      right 11px center;
    background-size: 4px 4px;
    background-repeat: no-repeat;
  }
  select.input:dir(rtl) {
    background-position:
      left 11px center,
      left 15px center;
  }
  select.input option {
    background: Canvas;
    color: CanvasText;
  }
  @media (forced-colors: active) {
    select.input {
      appearance: auto;
    }
    .button.primary:enabled {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @media (pointer: coarse) {
    .input {
      font-size: var(--_font-size-heading);
    }
  }
  .icon-art {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .pointing:dir(rtl) {
    transform: scaleX(-1);
  }
  .chip {
    display: inline-block;
    flex: none;
    max-inline-size: 100%;
    padding: 0 6px;
    overflow: hidden;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    font-weight: var(--_font-weight);
    line-height: 18px;
    text-overflow: ellipsis;
    vertical-align: middle;
    white-space: nowrap;
  }
  .chip.warning {
    border-color: transparent;
    background: var(--_warning-soft);
    color: var(--_warning);
  }
`;
