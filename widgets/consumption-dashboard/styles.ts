import { css } from 'lit';

/** What stands around every view of the dashboard: tabs, filters and the trail of what narrows it. */
export const styles = css`
  .frame,
  .view {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    min-inline-size: 0;
  }
  .tabs {
    border-block-end: var(--_border-width) solid var(--_border);
  }
  .quiet:not(.button) {
    color: var(--_text-secondary);
  }
  .button.link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
  }
  .button.link:hover {
    text-decoration: underline;
  }
  .chip.danger {
    border-color: transparent;
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(128px, 1fr));
    align-items: start;
    gap: var(--_space-3);
  }
  .field-label,
  .stand-in-label {
    block-size: 16px;
    overflow: hidden;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .standing > .input {
    border-color: var(--_border);
  }
  /* Nothing stands in for filters where it is known that none come. */
  .filters:has(.standing):has(~ #view .notice) {
    display: none;
  }
  .input.pick {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    text-align: start;
    cursor: pointer;
  }
  .pick-words {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .fold {
    display: none;
  }
  .trail {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    margin: 0;
    padding: 0;
    list-style: none;
    min-inline-size: 0;
  }
  .trail > li {
    display: flex;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .trail > li + li::before {
    content: '›' / '';
    align-self: center;
    margin-inline-end: var(--_space-2);
    color: var(--_text-tertiary);
  }
  .trail .button.quiet {
    padding: 0;
  }
  .chip.removable {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 24px;
    min-inline-size: 0;
    padding-block: 2px;
    padding-inline: var(--_space-2) var(--_space-1);
    color: var(--_text);
    cursor: pointer;
  }
  .chip.removable:hover {
    background: var(--_surface-hover);
  }
  .chip-words {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .chip.removable > .icon-art {
    inline-size: 12px;
    block-size: 12px;
  }
  .basis {
    display: flex;
    align-items: start;
    gap: var(--_space-2);
    margin: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .basis > .icon-art {
    margin-block-start: 2px;
  }
  .stand-in {
    min-block-size: 880px;
  }
  .stage {
    min-block-size: 320px;
  }
  @media (pointer: coarse) {
    .chip.removable,
    .button.link {
      min-block-size: 44px;
    }
  }
  @container widget (inline-size < 640px) {
    .filter-fields {
      grid-template-columns: 1fr 1fr;
    }
    .fold {
      display: inline-flex;
      align-self: end;
    }
    .filters:not(.unfolded) .filter-fields > .foldable {
      display: none;
    }
    .stand-in {
      min-block-size: 1280px;
    }
  }
`;
