import { css } from 'lit';

/** Layout of the stage and of the foundations page; nothing that a widget uses. */
export const stageStyles = css`
  :host {
    display: block;
    font-family: inherit;
  }
  .stage {
    display: grid;
    gap: 24px;
    padding: 16px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .panel {
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
  }
  h1 {
    font-size: 20px;
  }
  h2,
  h3 {
    font-size: 14px;
  }
  h3 {
    font-weight: 400;
  }
  .swatches {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(144px, 1fr));
    gap: 12px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .swatch {
    display: grid;
    gap: 2px;
    font-size: 12px;
    line-height: 18px;
  }
  .swatch span {
    color: var(--_text-secondary);
  }
  .colour {
    block-size: 40px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .figures {
    inline-size: max-content;
    border-collapse: collapse;
    text-align: end;
  }
  .figures td {
    padding: 4px 0 4px 24px;
  }
`;
