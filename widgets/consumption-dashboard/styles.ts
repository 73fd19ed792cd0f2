import { css } from 'lit';

/** What stands around every view of the dashboard: tabs, filters and the trail of what narrows it. */
export const styles = css`
  .frame,
  .view {
    display: flex;
    flex-direction: column;
    gap: 16px;
    min-inline-size: 0;
  }
  .tabs {
    border-block-end: 1px solid var(--_border);
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
    background: color-mix(in oklab, var(--_danger) 12%, var(--_surface));
    color: var(--_danger);
  }
  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(128px, 1fr));
    align-items: start;
    gap: 12px;
  }
  .field-label,
  .stand-in-label {
    block-size: 16px;
    overflow: hidden;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 16px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .standing > .input {
    border-color: var(--_border);
  }
  .input.pick {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
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
    gap: 8px;
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
    margin-inline-end: 8px;
    color: var(--_text-tertiary);
  }
  .trail .button.quiet {
    padding: 0;
  }
  .chip.removable {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    min-inline-size: 0;
    padding: 2px 4px 2px 8px;
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
    gap: 8px;
    margin: 0;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
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
