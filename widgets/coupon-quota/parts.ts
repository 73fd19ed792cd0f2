import type { nothing, TemplateResult } from 'lit';
import type { PanelDialog, PanelPart, PanelView, PanelViewName } from './context.ts';
import type { Operation } from './operation/operation.ts';
import type { Quota } from './quotas/controller.ts';

/** Operations that wait for an approval, and the operator's own that are under way: a line above every view, a dialog behind it. */
export interface WaitingPart extends PanelDialog {
  /** `told`: an operation that the view below tells of itself. */
  strip(told: string | null): TemplateResult | typeof nothing;
  /** What was found to wait. */
  take(operations: readonly Operation[]): void;
  /** Something moved: looks again. */
  refresh(): Promise<void>;
}

/** Views and dialogs that come when they are first used, each with its own words. */
export interface PanelParts {
  views: { readonly [Name in Exclude<PanelViewName, 'quotas'>]?: () => Promise<PanelPart<PanelView>> };
  dialogs: {
    issue?: () => Promise<PanelPart<PanelDialog & { open(quota: Quota): void }>>;
    grant?: () => Promise<PanelPart<PanelDialog & { open(quota: Quota): void }>>;
    recallQuota?: () => Promise<PanelPart<PanelDialog & { open(quotas: readonly Quota[]): void }>>;
    approvals?: () => Promise<PanelPart<WaitingPart>>;
  };
}

export const panelParts: PanelParts = {
  views: {
    coupons: async () => (await import('./coupons/index.ts')).couponsPart,
    log: async () => (await import('./log/index.ts')).logPart,
  },
  dialogs: {
    issue: async () => (await import('./issue/index.ts')).issuePart,
    grant: async () => (await import('./grants/index.ts')).grantPart,
    recallQuota: async () => (await import('./grants/index.ts')).recallQuotaPart,
    approvals: async () => (await import('./approvals/index.ts')).approvalsPart,
  },
};
