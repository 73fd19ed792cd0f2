import { css } from 'lit';

/** A widget's width in bands, and its stage: the framed box where rows are, or what stands in their place; bounded while it is wide. */
export const stageStyles = css`
  :host {
    display: block;
  }
  .root {
    container: widget / inline-size;
  }
  .stage {
    --_most: var(--partner-table-max-block-size, max(420px, 80vh));
    display: flex;
    max-block-size: var(--_most);
    overflow: hidden;
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .stage > .scroller {
    flex: 1;
    block-size: auto;
    min-inline-size: 0;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2) var(--_space-4);
    min-block-size: var(--_control);
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .faint {
    color: var(--_text-tertiary);
  }
  @container widget (inline-size < 640px) {
    .stage {
      --_line: 32px;
      --_most: none;
    }
  }
  @media (pointer: coarse) {
    @container widget (inline-size < 640px) {
      .stage {
        --_line: 44px;
      }
    }
  }
`;
