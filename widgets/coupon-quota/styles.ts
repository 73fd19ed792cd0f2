import { css } from 'lit';

/** What stands around every view of the panel. */
export const styles = css`
  .frame {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
  }
  .tabs {
    border-block-end: var(--_border-width) solid var(--_border);
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space-3);
  }
  .quota-filters > .fold {
    display: none;
  }
  .quota-fields {
    display: flex;
    flex: 1 1 0;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_space-3);
    min-inline-size: min(480px, 100%);
  }
  .quota-fields > .field {
    inline-size: 152px;
  }
  .only-issuable {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_control);
    cursor: pointer;
  }
  .only-issuable input {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }
  .layouts {
    display: inline-flex;
  }
  .layouts > .button {
    border-color: var(--_border);
    color: var(--_text-secondary);
  }
  .layouts > .button:first-child {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .layouts > .button:last-child {
    margin-inline-start: -1px;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .layouts > .button[aria-pressed='true'] {
    z-index: 1;
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .layouts > .button[aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  .stage {
    min-block-size: 320px;
  }
  /* Cards have frames of their own. */
  .stage.open {
    display: block;
    min-block-size: 0;
    max-block-size: none;
    overflow: visible;
    border: 0;
    background: transparent;
  }
  @container widget (inline-size < 640px) {
    .quota-filters > .fold {
      display: inline-flex;
      margin-inline-end: auto;
    }
    .quota-fields {
      flex: 1 0 100%;
      order: 1;
      min-inline-size: 0;
    }
    .quota-filters:not(.unfolded) > .quota-fields {
      display: none;
    }
    .quota-fields > .field {
      flex: 1 1 128px;
      inline-size: auto;
    }
  }
`;
