import { css } from 'lit';

/** The reading page inside the dialog. */
export const signingStyles = css`
  @media (min-width: 640px) {
    .dialog.wide {
      inline-size: min(1040px, calc(100vw - 32px));
      max-block-size: min(960px, calc(100dvh - 32px));
    }
  }
  .dialog p,
  .dialog dl,
  .dialog dd {
    margin: 0;
  }
  .dialog-body {
    outline-offset: -2px;
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .dialog a {
    color: var(--_accent);
    text-underline-offset: 3px;
  }
  .dialog a.button {
    color: inherit;
    text-decoration: none;
  }
  .facts {
    padding: 8px 12px;
    border-radius: var(--_radius-panel);
    background: var(--_surface-raised);
    font-size: 13px;
    line-height: 20px;
  }
  .facts > summary {
    margin-inline-start: 14px;
    list-style-position: outside;
    overflow-wrap: anywhere;
  }
  .fact-note {
    margin: 4px 12px 0;
    color: var(--_text-secondary);
    font-size: 13px;
    line-height: 20px;
  }
  .parties {
    margin-inline-end: 16px;
  }
  .facts b {
    margin-inline-end: 4px;
    font-weight: 600;
  }
  .which,
  .facts dt {
    color: var(--_text-secondary);
  }
  .which > span {
    display: inline-block;
    margin-inline-end: 4px;
  }
  dl.facts,
  .facts dl {
    display: grid;
    gap: 4px;
  }
  .facts dl {
    padding: 8px 0 0 14px;
  }
  .fact {
    display: grid;
    grid-template-columns: 6em minmax(0, 1fr);
    gap: 0 12px;
    min-inline-size: 0;
  }
  .fact:lang(en) {
    grid-template-columns: 8em minmax(0, 1fr);
  }
  .fact dd {
    overflow-wrap: anywhere;
  }
  #news {
    margin-block-end: 12px;
    border-radius: var(--_radius-panel);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin: 4px -8px;
  }
  .tools .button {
    padding: 0 8px;
  }
  .pass-on {
    display: grid;
    gap: 8px;
    margin-block: 0 12px;
    padding: 12px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  .pass-on-acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .problem {
    color: var(--_danger);
    font-size: 13px;
    line-height: 20px;
  }
  .waiting {
    display: grid;
    gap: 12px;
    min-block-size: 320px;
    align-content: start;
  }
  .bone {
    block-size: 14px;
    border-radius: var(--_radius);
    background: var(--_surface-hover);
  }
  .w-60 {
    inline-size: 60%;
  }
  .w-100 {
    inline-size: 100%;
  }
  .w-92 {
    inline-size: 92%;
  }
  .w-97 {
    inline-size: 97%;
  }
  .w-40 {
    inline-size: 40%;
  }
  .done {
    display: grid;
    gap: 16px;
  }
  .done-title {
    display: flex;
    gap: 8px;
    font-size: 16px;
    font-weight: 600;
  }
  .done-title .icon-art {
    flex: none;
    margin-block-start: 5px;
    color: var(--_success);
  }
  .kept {
    color: var(--_text-secondary);
  }
  .next-one {
    padding: 12px 16px;
    border-radius: var(--_radius-panel);
    background: var(--_accent-soft);
  }
  @container dialog (inline-size < 600px) {
    .facts {
      padding: 4px 8px;
    }
    .which {
      display: block;
      font-size: 12px;
    }
    .tools {
      gap: 0;
      margin: 0 -4px;
    }
    .tools .button {
      padding: 0 4px;
      font-size: 13px;
    }
    .tools .icon-art {
      display: none;
    }
  }
  @media print {
    .dialog,
    .dialog.wide {
      position: absolute;
      inset: 0 auto auto 0;
      display: block;
      inline-size: 100%;
      block-size: auto;
      max-block-size: none;
      overflow: visible;
      border: 0;
      box-shadow: none;
    }
    .dialog-box,
    .dialog-body {
      display: block;
      overflow: visible;
    }
    .dialog-foot,
    .dialog-close,
    .guide,
    .tools,
    .pass-on {
      display: none;
    }
    .slice {
      content-visibility: visible;
    }
  }
`;
