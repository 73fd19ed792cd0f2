import '../../widgets/partner-agreement-dialog.ts';
import '../../widgets/partner-agreement-list.ts';
import '../../widgets/partner-my-partner.ts';
import '../../widgets/partner-session.ts';
import type { StoryContext } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { strings as laterEnglish } from '../../widgets/agreement-list/later/strings/en.ts';
import { strings as laterChinese } from '../../widgets/agreement-list/later/strings/zh-CN.ts';
import { strings as english } from '../../widgets/agreement-list/strings/en.ts';
import { strings as chinese } from '../../widgets/agreement-list/strings/zh-CN.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, lookAt, openSandboxFor } from '../stage/widget-stage.ts';

/** What every story of the list has in common; `parameters.widget.signer` says which customer looks, `parameters.list.width` how wide it is. */
export const listStories = {
  loaders: [openSandboxFor('agreement-list')],
  beforeEach: closeSandbox,
  parameters: { widget: { signer: 'earlier' } },
  render: (_args: unknown, context: StoryContext): TemplateResult => {
    const { width } = (context.parameters.list ?? {}) as { width?: number };
    return hostPage(
      context,
      html`<div style=${width ? `inline-size: ${width}px` : ''}><partner-agreement-list></partner-agreement-list></div>`,
    );
  },
};

/** What a person at the list sees and does. */
export function listAt(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const page = lookAt('partner-agreement-list', context);
  const isEnglish = context.globals.locale === 'en';
  const all = (selector: string) => [...page.inside.querySelectorAll<HTMLElement>(selector)];
  return {
    ...page,
    words: isEnglish ? english : chinese,
    later: isEnglish ? laterEnglish : laterChinese,
    all,
    pending: () => page.until(() => all('.s-pending .card').length > 0 && all('.s-pending .card'), 'Nothing is pending.'),
    signed: () => page.until(() => all('.signature').length > 0 && all('.signature'), 'Nothing was signed.'),
    dialog: () => page.until(() => page.inside.querySelector<HTMLDialogElement>('dialog[open]'), 'No dialog.'),
    closed: () => page.until(() => !page.inside.querySelector('dialog'), 'The dialog stayed.'),
  };
}
