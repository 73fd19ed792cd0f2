import { css } from 'lit';

/** What the dialogs of the list add to the kit's. */
export const styles = css`
  .dialog .of,
  .dialog .demand,
  .dialog .about {
    margin: 0 0 var(--_space-3);
    overflow-wrap: anywhere;
  }
  .dialog .follows {
    margin: 0;
    font-size: var(--_font-size);
    line-height: var(--_line-height-heading);
  }
  .notes {
    margin: var(--_space-1) 0 var(--_space-4);
    padding-inline-start: 20px;
  }
  .notes li + li {
    margin-block-start: var(--_space-1);
  }
  .demand {
    margin-block-start: var(--_space-1);
    color: var(--_danger);
  }
  .button.danger {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_surface);
  }
  .dialog .result {
    margin-block-end: var(--_space-4);
  }
  .dialog .about {
    color: var(--_text-secondary);
  }
`;
