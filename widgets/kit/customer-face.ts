import { css, html, nothing, type TemplateResult } from 'lit';

/** What stands for a customer wherever one is shown: masked names, and what tells it from those that look alike. */
export interface FacedCustomer {
  customerId: string;
  partnerCustomerNo: string | null;
  customerName: string | null;
  accountName: string | null;
  accountManager: { operatorId: string; userId: string; name: string | null } | null;
  tags: readonly string[];
  isLookAlike: boolean;
}

export interface FaceWords {
  lookAlike: string;
  noName: string;
  manager: (userId: string) => string;
}

/** A customer wherever one is picked or confirmed: masked names do not identify, so the ids, the manager and the tags stand beside them. */
export function customerFace(customer: FacedCustomer, words: FaceWords, actions: unknown = nothing): TemplateResult {
  const { customerName, accountName, customerId, partnerCustomerNo, accountManager, tags, isLookAlike } = customer;
  return html`<span class="face">
    <span class="face-names">
      <span>${customerName ?? accountName ?? words.noName}</span>${customerName && accountName ? html`<span class="faint">${accountName}</span>` : nothing}
      ${isLookAlike ? html`<span class="chip warning" part="badge">${words.lookAlike}</span>` : nothing}${actions}
    </span>
    <span class="face-ids"><span class="face-id">${customerId}</span>${partnerCustomerNo ? html`<span>${partnerCustomerNo}</span>` : nothing}
      ${accountManager ? html`<span>${words.manager(accountManager.userId)}</span>` : nothing}${tags.slice(0, 3).map((tag) => html`<span class="chip" part="badge">${tag}</span>`)}
      ${tags.length > 3 ? html`<span>+${tags.length - 3}</span>` : nothing}
    </span>
  </span>`;
}

export const faceStyles = css`
  .face {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .face-names {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-2);
    min-inline-size: 0;
  }
  .face-ids {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px var(--_space-2);
    min-inline-size: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-small);
    line-height: var(--_line-height-row);
  }
  .face-id {
    overflow-wrap: anywhere;
  }
`;
