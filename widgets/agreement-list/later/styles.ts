import { css } from 'lit';

/** What the dialogs of the list add to the kit's. */
export const styles = css`
  .dialog .of,
  .dialog .demand,
  .dialog .about {
    margin: 0 0 12px;
    overflow-wrap: anywhere;
  }
  .dialog .follows {
    margin: 0;
    font-size: 14px;
    line-height: 24px;
  }
  .notes {
    margin: 4px 0 16px;
    padding-inline-start: 20px;
  }
  .notes li + li {
    margin-block-start: 4px;
  }
  .demand {
    margin-block-start: 4px;
    color: var(--_danger);
  }
  .button.danger {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_surface);
  }
  .dialog .result {
    margin-block-end: 16px;
  }
  .dialog .about {
    color: var(--_text-secondary);
  }
`;
