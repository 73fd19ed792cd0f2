import { css } from 'lit';

/** A card about one partner. */
export const styles = css`
  .card {
    display: grid;
    gap: var(--_space-4);
    min-block-size: 168px;
    padding: var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .who,
  .contact {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  h3,
  dl,
  dd,
  .blocked p {
    margin: 0;
  }
  h3 {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-size: var(--_font-size-heading);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2) var(--_space-6);
  }
  dt {
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .contact {
    align-items: flex-end;
  }
  .contact .field {
    flex: 0 1 240px;
  }
  .blocked {
    padding: var(--_space-3);
    border-radius: var(--_radius-panel);
    background: var(--_warning-soft);
  }
  .blocked ul {
    margin: var(--_space-2) 0 0;
    padding: 0;
    list-style: none;
  }
  .blocked li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
  }
  .blocked li + li {
    margin-block-start: var(--_space-2);
  }
  .blocked li > span {
    flex: 1 1 240px;
    overflow-wrap: anywhere;
  }
  .card > .bone {
    inline-size: 40%;
    block-size: 24px;
    border-radius: var(--_radius);
    background: var(--_surface-hover);
  }
  @container widget (inline-size < 480px) {
    .contact .field,
    .contact .button,
    .blocked .button {
      flex: 1 1 100%;
    }
  }
`;
