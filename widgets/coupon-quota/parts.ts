import type { PanelDialog, PanelPart, PanelView, PanelViewName } from './context.ts';
import type { Quota } from './quotas/controller.ts';

/** Views and dialogs that come when they are first used, each with its own words. */
export interface PanelParts {
  views: { readonly [Name in Exclude<PanelViewName, 'quotas'>]?: () => Promise<PanelPart<PanelView>> };
  dialogs: {
    issue?: () => Promise<PanelPart<PanelDialog & { open(quota: Quota): void }>>;
    grant?: () => Promise<PanelPart<PanelDialog & { open(quota: Quota): void }>>;
    recallQuota?: () => Promise<PanelPart<PanelDialog & { open(quotas: readonly Quota[]): void }>>;
  };
}

export const panelParts: PanelParts = {
  views: {},
  dialogs: {
    issue: async () => (await import('./issue/index.ts')).issuePart,
    grant: async () => (await import('./grants/index.ts')).grantPart,
    recallQuota: async () => (await import('./grants/index.ts')).recallQuotaPart,
  },
};
