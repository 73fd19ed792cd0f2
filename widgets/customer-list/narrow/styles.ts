import { css } from 'lit';

/** The same on narrower widgets: tools above the bar below 1,000 px, cards with filters folded below 640 px. */
export const narrowStyles = css`
  @container widget (inline-size < 1000px) {
    .frame {
      grid-template: 'filters filters filters' auto 'tabs list columns' auto 'bar bar bar' auto 'rows rows rows' auto / minmax(0, 1fr) auto auto;
    }
    .bar {
      min-block-size: 24px;
    }
    .more-filters .button {
      padding: 0 var(--_space-1);
    }
    .more-filters .icon-art {
      display: none;
    }
  }
  @container widget (inline-size < 640px) {
    .stage {
      block-size: auto;
    }
    .frame {
      grid-template:
        'tabs tabs columns' auto 'fold sort sort' auto 'fields fields fields' auto 'eyes eyes eyes' auto 'bar bar bar' auto
        'rows rows rows' auto 'list list list' auto / auto minmax(0, 1fr) auto;
      gap: 0;
    }
    .filters,
    .card-tools {
      display: contents;
    }
    .fold {
      display: flex;
      grid-area: fold;
      margin-inline-end: var(--_space-2);
    }
    .card-tools > .field {
      grid-area: sort;
    }
    .filter-fields {
      display: none;
      grid-area: fields;
      margin-block: var(--_space-3);
    }
    .unfolded .filter-fields {
      display: grid;
    }
    .tabs,
    .tools {
      margin-inline: 0;
    }
    .tabs {
      gap: var(--_space-3);
      margin-block-end: var(--_space-2);
    }
    .column-tools,
    .bar {
      margin-block-end: var(--_space-2);
    }
    /* As high as tabs, which come later. */
    .column-tools {
      margin-block-end: calc(max(40px, var(--_control)) / 2 - var(--_control) / 2 + var(--_space-2));
    }
    .column-tools .button {
      inline-size: var(--_control);
      padding: 0;
    }
    .column-tools .button span {
      display: none;
    }
    .list-tools {
      flex-wrap: wrap;
      margin-block-start: var(--_space-3);
    }
    .chips,
    .notes {
      flex: 1 1 100%;
    }
    .chips,
    .card-eyes {
      flex-wrap: nowrap;
      overflow-x: auto;
      padding-inline-end: var(--_space-5);
      -webkit-mask-image: linear-gradient(to left, transparent, black 24px);
      scrollbar-width: none;
    }
    .chips:dir(rtl),
    .card-eyes:dir(rtl) {
      -webkit-mask-image: linear-gradient(to right, transparent, black 24px);
    }
    .card-eyes {
      display: flex;
      grid-area: eyes;
      gap: var(--_space-3);
      min-block-size: 32px;
    }
    .bar {
      min-block-size: 20px;
      margin-block-start: var(--_space-1);
    }
    .card-eye {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: var(--_space-1);
      color: var(--_text-secondary);
      font-size: var(--_font-size-small);
    }
    .absent {
      visibility: hidden;
    }
  }
  @media (pointer: coarse) {
    @container widget (inline-size < 640px) {
      .card-eye .eye {
        margin-inline: -10px;
      }
    }
  }
`;
