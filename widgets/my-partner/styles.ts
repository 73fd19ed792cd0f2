import { css } from 'lit';

/** A card about one partner. */
export const styles = css`
  .card {
    display: grid;
    gap: 16px;
    min-block-size: 168px;
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    background: var(--_surface);
  }
  .who,
  .contact {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
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
    font-size: 16px;
    font-weight: 600;
    line-height: 24px;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 32px;
  }
  dt {
    color: var(--_text-secondary);
    font-size: 12px;
    line-height: 20px;
  }
  .contact {
    align-items: flex-end;
  }
  .contact .field {
    flex: 0 1 240px;
  }
  .blocked {
    padding: 12px;
    border-radius: var(--_radius-panel);
    background: var(--_warning-soft);
  }
  .blocked ul {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .blocked li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .blocked li + li {
    margin-block-start: 8px;
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
