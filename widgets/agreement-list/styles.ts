import { css } from 'lit';

/** What only the list of agreements knows: its two parts, and rows that become cards below 640 px. */
export const styles = css`
  .frame {
    display: flex;
    flex-direction: column;
    gap: 24px;
  }
  .part {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .part :is(h3, h4, p, dl, dd) {
    margin: 0;
  }
  .part h3 {
    font-size: 14px;
    font-weight: 600;
    line-height: 24px;
    outline: none;
  }
  .part h4 {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-size: 14px;
    font-weight: 600;
    line-height: 22px;
  }
  .none {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--_text-secondary);
  }
  .none .icon-art {
    color: var(--_success);
  }
  .cards {
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
    list-style: none;
  }
  .cards > li + li {
    border-block-start: 1px solid var(--_border);
  }
  .card {
    display: flex;
    align-items: center;
    gap: 16px;
    padding: 16px;
  }
  .card-text {
    flex: 1;
    min-inline-size: 0;
  }
  .card.overdue {
    box-shadow: inset 3px 0 var(--_warning);
  }
  .part .asked {
    margin-block-end: 4px;
    overflow-wrap: anywhere;
  }
  .s-pending .asked {
    font-weight: 600;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .signature {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 336px) auto;
    align-items: center;
    gap: 4px 24px;
    padding: 12px 8px 12px 16px;
  }
  .signature dl {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 16px;
  }
  .fact {
    min-inline-size: 0;
  }
  .part dt {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
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
    gap: 8px;
  }
  .signature .said {
    grid-column: 1 / -1;
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .bones {
    display: block;
    block-size: 72px;
    padding: 16px;
  }
  .bones .bone {
    display: block;
    inline-size: 60%;
    block-size: 16px;
    margin-block-end: 8px;
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
      gap: 8px;
      padding: 12px 16px;
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
      gap: 4px;
    }
  }
`;
