import { css } from 'lit';

/** What only the list of agreements knows: its two parts, and rows that become cards below 640 px. */
export const styles = css`
  .frame {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
  }
  .part {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }
  .part :is(h3, h4, p, dl, dd) {
    margin: 0;
  }
  .part h3 {
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
    outline: none;
  }
  .part h4 {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: 22px;
  }
  .none {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_text-secondary);
  }
  .none .icon-art {
    color: var(--_success);
  }
  .cards {
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    list-style: none;
  }
  .cards > li + li {
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .card {
    display: flex;
    align-items: center;
    gap: var(--_space-4);
    padding: var(--_space-4);
  }
  .card-text {
    flex: 1;
    min-inline-size: 0;
  }
  .card.overdue {
    box-shadow: inset 3px 0 var(--_warning);
  }
  .part .asked {
    margin-block-end: var(--_space-1);
    overflow-wrap: anywhere;
  }
  .s-pending .asked {
    font-weight: var(--_font-weight-strong);
  }
  .whole {
    display: inline-block;
    max-inline-size: 100%;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .signature {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 336px) auto;
    align-items: center;
    gap: var(--_space-1) var(--_space-5);
    padding-block: var(--_space-3);
    padding-inline: var(--_space-4) var(--_space-2);
  }
  .signature dl {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-4);
  }
  .fact {
    min-inline-size: 0;
  }
  .part dt {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .part dd {
    line-height: 22px;
    white-space: nowrap;
  }
  .signature.replaced h4,
  .signature.withdrawn h4,
  .signature.replaced dd,
  .signature.withdrawn dd {
    color: var(--_text-secondary);
  }
  .verbs {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }
  .signature .said {
    grid-column: 1 / -1;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
    overflow-wrap: anywhere;
  }
  .bones {
    display: block;
    block-size: 72px;
    padding: var(--_space-4);
  }
  .bones .bone {
    display: block;
    inline-size: 60%;
    block-size: 16px;
    margin-block-end: var(--_space-2);
    border-radius: var(--_radius);
    background: var(--_surface-hover);
  }
  .bones .bone + .bone {
    inline-size: 40%;
  }
  @container widget (inline-size < 800px) {
    .signature {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .signature dl {
      grid-area: 2 / 1;
    }
  }
  @container widget (inline-size < 640px) {
    .card {
      flex-direction: column;
      align-items: stretch;
    }
    .signature {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-2);
      padding: var(--_space-3) var(--_space-4);
    }
    .signature dl {
      grid-area: auto;
    }
    .verbs .button:not(.icon) {
      flex: 1;
    }
    .part > .cards .verbs .icon {
      flex: none;
    }
  }
  @container widget (inline-size < 360px) {
    .signature dl {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-1);
    }
  }
  /* Dark ink on paper, whatever the page is like; nothing that can only be pressed. */
  @media print {
    .frame {
      color-scheme: light;
      color: var(--_text);
    }
    .card > .button,
    .verbs {
      display: none;
    }
  }
`;
