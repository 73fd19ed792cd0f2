import { css } from 'lit';

/** The first tab: cards of quotas, and the bar that shows where the money is. */
export const quotaStyles = css`
  .root {
    --_part-available: var(--_accent);
    --_part-held: var(--_warning);
    --_part-outstanding: var(--_selection-strong);
    --_part-granted: var(--_success);
    --_part-spent: var(--_border-strong);
    --_part-expired: var(--_danger);
  }
  @supports (color: color-mix(in oklab, red, red)) {
    .root {
      --_part-outstanding: color-mix(in oklab, var(--_accent) 45%, var(--_surface));
      --_part-granted: color-mix(in oklab, var(--_success) 70%, var(--_surface));
      --_part-spent: color-mix(in oklab, var(--_text) 30%, var(--_surface));
      --_part-expired: color-mix(in oklab, var(--_danger) 55%, var(--_surface));
    }
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr));
    gap: var(--_space-4);
  }
  .cards > [role='listitem'],
  .cards > [role='listitem'] > .quota {
    display: grid;
    grid-row: span 6;
    grid-template-rows: subgrid;
    row-gap: var(--_space-3);
  }
  .quota {
    min-inline-size: 0;
    padding: var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .quota.still {
    background: var(--_surface-raised);
  }
  .quota-head {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--_space-3);
  }
  .quota h3 {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    margin: 0;
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-row);
  }
  .quota .id {
    overflow: hidden;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    font-weight: var(--_font-weight);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .quota-state {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
    white-space: nowrap;
  }
  .quota-state::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: 1.5px solid currentColor;
    border-radius: 50%;
  }
  .quota-state.good {
    color: var(--_success);
  }
  .quota-state.good::before {
    background: currentColor;
  }
  .quota-state.waiting {
    color: var(--_warning);
  }
  .quota-state.off::before {
    border-radius: 1px;
  }
  .available {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-2);
    margin: 0;
    line-height: 32px;
  }
  .available strong {
    font-size: var(--_font-size-figure);
    font-weight: var(--_font-weight-strong);
    overflow-wrap: anywhere;
  }
  .still .available strong {
    color: var(--_text-secondary);
  }
  .available .of {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 8px;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_border);
  }
  .part-available {
    fill: var(--_part-available);
  }
  .part-held {
    fill: var(--_part-held);
  }
  .part-outstanding {
    fill: var(--_part-outstanding);
  }
  .part-granted {
    fill: var(--_part-granted);
  }
  .part-spent {
    fill: var(--_part-spent);
  }
  .part-expired {
    fill: var(--_part-expired);
  }
  .legend {
    display: grid;
    gap: 2px;
    align-content: start;
    margin: 0;
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .legend-part {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space-3);
    border-radius: 2px;
  }
  .legend dt {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    color: var(--_text-secondary);
  }
  .legend dd {
    margin: 0;
    text-align: end;
  }
  .mark {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
  }
  .quota-terms {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    padding-block-start: var(--_space-3);
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .quota-facts {
    display: grid;
    gap: var(--_space-1);
    margin: 0;
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .quota-facts > div {
    display: flex;
    gap: var(--_space-3);
  }
  .quota-facts dt {
    flex: none;
    inline-size: 72px;
    color: var(--_text-secondary);
  }
  .quota-facts dd {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .quota-facts .origin dd {
    color: var(--_text-secondary);
  }
  .left {
    color: var(--_text-secondary);
    white-space: nowrap;
  }
  .left.urgent {
    color: var(--_warning);
  }
  .soon {
    display: flex;
    align-items: start;
    gap: var(--_space-2);
    margin: auto 0 0;
    padding: 6px var(--_space-2);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_warning);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .soon .icon-art {
    margin-block-start: 2px;
  }
  .quota-foot {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    padding-block-start: var(--_space-1);
  }
  .quota-foot > .button.primary {
    min-inline-size: 96px;
  }
  .quota-foot > .icon {
    margin-inline-start: auto;
  }
  .quota.bones {
    display: grid;
    gap: var(--_space-3);
    align-content: start;
    min-block-size: 336px;
  }
  .bones .bone {
    max-inline-size: 60%;
  }
  .bones .tall {
    block-size: 32px;
    max-inline-size: 80%;
  }
  @container widget (inline-size < 640px) {
    td > .quota-state {
      justify-self: end;
    }
  }
  @media (forced-colors: active) {
    .bar,
    .mark {
      forced-color-adjust: none;
    }
    .quota-state.good::before {
      background: CanvasText;
    }
    .soon {
      border: 1px solid;
    }
  }
`;
