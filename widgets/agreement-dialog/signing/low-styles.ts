import { css } from 'lit';

/**
 * A low window, or a page that is enlarged: all of it scrolls as one, and only what leads on stays in sight (the next section, the capacity
 * with Sign), so that the text has most of the window. The box stands at the end of the text; Sign leads to it.
 */
export const lowStyles = css`
  @media (max-height: 480px) {
    .dialog-box {
      overflow: auto;
      scroll-padding-block-end: 104px;
    }
    .dialog-body {
      flex: none;
      overflow: visible;
    }
    .dialog-head {
      padding-block: 6px;
    }
    .dialog-foot:has(.decide),
    .decide {
      display: contents;
    }
    .decide > * {
      flex: none;
      margin-inline: var(--_space-4);
      padding-block: 6px;
    }
    .decide .decide-row {
      position: sticky;
      z-index: 1;
      inset-block-end: 0;
      flex-wrap: nowrap;
      align-items: center;
      margin-inline: 0;
      padding-inline: var(--_space-4);
      border-block-start: var(--_border-width) solid var(--_border);
      background: var(--_surface-raised);
    }
    .decide .sections {
      position: sticky;
      z-index: 1;
      inset-block-end: 45px;
      margin-inline: 0;
      padding: 2px var(--_space-4);
      border-radius: 0;
      outline-offset: -1px;
    }
    .decide:has(#capacity-problem) .sections {
      inset-block-end: 84px;
    }
    .decide .next-section {
      flex-wrap: nowrap;
    }
    .decide .reached {
      font-size: var(--_font-size-small);
      line-height: var(--_line-height-small);
    }
    .capacity {
      flex: 1 1 auto;
      justify-content: start;
    }
    .verbs {
      flex: 0 1 auto;
    }
    .verbs .sign {
      min-inline-size: 72px;
    }
  }
  /* A phone whose page is enlarged twice: the capacity above Sign. */
  @media (max-width: 239px) {
    .decide .decide-row {
      flex-wrap: wrap;
    }
    .decide-row .capacity {
      flex-basis: 100%;
    }
  }
`;
