import { css } from 'lit';

/** The reading page inside the dialog. */
export const signingStyles = css`
  @media (min-width: 640px) {
    .dialog.wide {
      inline-size: min(1040px, calc(100vw - 32px));
      max-block-size: min(960px, calc(100vh - 32px));
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
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius-panel);
    background: var(--_surface-raised);
    font-size: var(--_font-size-dense);
    line-height: var(--_line-height-row);
  }
  .facts > summary {
    margin-inline-start: 14px;
    list-style-position: outside;
    overflow-wrap: anywhere;
  }
  .dialog .fact-note {
    margin: var(--_space-2) 0 var(--_space-1);
    color: var(--_text-secondary);
    font-size: var(--_font-size-dense);
    line-height: var(--_line-height-row);
  }
  .parties {
    margin-inline-end: var(--_space-4);
  }
  .facts b {
    display: inline-block;
    max-inline-size: 100%;
    margin-inline-end: var(--_space-1);
    font-weight: var(--_font-weight-strong);
  }
  .which,
  .facts dt {
    color: var(--_text-secondary);
  }
  .which > span {
    display: inline-block;
    margin-inline-end: var(--_space-1);
  }
  dl.facts,
  .facts dl {
    display: grid;
    gap: var(--_space-1);
  }
  .facts dl {
    padding-block: var(--_space-2) 0;
    padding-inline: 14px 0;
  }
  .fact {
    display: grid;
    grid-template-columns: 6em minmax(0, 1fr);
    gap: 0 var(--_space-3);
    min-inline-size: 0;
  }
  .fact:lang(en) {
    grid-template-columns: 8em minmax(0, 1fr);
  }
  .fact dd {
    overflow-wrap: anywhere;
  }
  #news {
    margin-block-end: var(--_space-3);
    border-radius: var(--_radius-panel);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-1);
    margin: var(--_space-1) calc(var(--_space-2) * -1);
  }
  .tools .button {
    padding: 0 var(--_space-2);
  }
  .pass-on {
    display: grid;
    gap: var(--_space-2);
    margin-block: 0 var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-panel);
  }
  .pass-on-acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }
  .problem {
    color: var(--_danger);
    font-size: var(--_font-size-dense);
    line-height: var(--_line-height-row);
  }
  .waiting {
    display: grid;
    gap: var(--_space-3);
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
    gap: var(--_space-4);
  }
  .done-title {
    display: flex;
    gap: var(--_space-2);
    font-size: var(--_font-size-heading);
    font-weight: var(--_font-weight-strong);
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
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius-panel);
    background: var(--_accent-soft);
  }
  @container dialog (inline-size < 600px) {
    .facts {
      padding: var(--_space-1) var(--_space-2);
    }
    .which {
      display: block;
      font-size: var(--_font-size-small);
    }
    .tools {
      gap: 0;
      margin: 0 calc(var(--_space-1) * -1);
    }
    .tools .button {
      padding: 0 var(--_space-1);
      font-size: var(--_font-size-dense);
    }
    .tools .icon-art {
      display: none;
    }
  }
  @media print {
    .dialog,
    .dialog.wide {
      position: absolute;
      inset-block: 0 auto;
      inset-inline: 0 auto;
      display: block;
      color-scheme: light;
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
