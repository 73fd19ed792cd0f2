import { css } from 'lit';

/** An operation and its items, wherever they are shown. */
export const operationStyles = css`
  .facts {
    display: grid;
    gap: var(--_space-2);
    margin: 0;
  }
  .fact {
    display: grid;
    grid-template-columns: minmax(88px, 128px) 1fr;
    gap: var(--_space-1) var(--_space-4);
  }
  .fact dt {
    color: var(--_text-secondary);
  }
  .fact dd {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .fact b,
  .item-amount b {
    font-weight: var(--_font-weight-strong);
  }
  .op-state {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_text-secondary);
  }
  .op-state::before {
    content: '';
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border: 1.5px solid currentColor;
    border-radius: 50%;
  }
  .op-state.done {
    color: var(--_success);
  }
  .op-state.done::before {
    background: currentColor;
  }
  .op-state.awaiting-approval,
  .op-state.waiting {
    color: var(--_warning);
  }
  .op-state.queued,
  .op-state.running {
    color: var(--_accent);
  }
  .op-state.refused,
  .op-state.rejected,
  .op-state.lapsed,
  .op-state.stopped {
    color: var(--_danger);
  }
  .op-state:is(.refused, .rejected, .lapsed, .stopped)::before {
    border-radius: 1px;
  }
  .op-id {
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  .dialog .items-head {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    margin: var(--_space-5) 0 0;
    font-size: var(--_font-size);
    font-weight: var(--_font-weight-strong);
    line-height: var(--_line-height-heading);
  }
  .items-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    margin: var(--_space-3) 0 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
  }
  .party-line > .party {
    flex: 1 1 200px;
    gap: 2px;
  }
  .party-line > .item-amount {
    display: grid;
    flex: none;
    justify-items: end;
    margin-inline-start: auto;
    text-align: end;
  }
  .item-amount .faint {
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .allowance {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .allowance.refusal {
    color: var(--_warning);
  }
  @container dialog (inline-size < 480px) {
    .fact {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }
  @media (forced-colors: active) {
    .op-state.done::before {
      background: CanvasText;
    }
  }
`;
