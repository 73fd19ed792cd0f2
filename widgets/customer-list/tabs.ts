import type { TemplateResult } from 'lit';
import { tabs } from '../kit/tabs.ts';
import type { FirstContext } from './context.ts';

/** A distributor's own customers, or those of its resellers (DOMAIN.md §2.1). */
export function listTabs({ controller, strings: { tabs: words } }: FirstContext): TemplateResult {
  return tabs({
    label: words.label,
    tabs: [
      { name: 'own', label: words.own },
      { name: 'resellers', label: words.resellers },
    ],
    shown: controller.isOfResellers ? 'resellers' : 'own',
    controls: 'rows',
    onShow: (name) => controller.showCustomersOf(name === 'resellers' ? 'all' : ''),
  });
}
