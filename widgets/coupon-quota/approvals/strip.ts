import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../core/formats.ts';
import { progress } from '../../kit/progress.ts';
import { panelIcons } from '../icons.ts';
import { isUnderWay, type Operation } from '../operation/operation.ts';
import type { OperationStrings } from '../operation/strings/index.ts';
import type { ApprovalStrings } from './strings/index.ts';

/** One line above every view: how many operations wait for an approval, whose they are, and how far own ones are. */
export function strip(
  operations: readonly Operation[],
  words: { strip: ApprovalStrings['strip']; operation: OperationStrings },
  open: () => void,
): TemplateResult | typeof nothing {
  const awaiting = operations.filter(({ state }) => state === 'awaiting-approval');
  const running = operations.filter(isUnderWay);
  if (awaiting.length + running.length === 0) return nothing;
  const own = awaiting.filter(({ isOwn }) => isOwn).length;
  const { strip: told } = words;
  const whose = own === 0 ? told.yours : own === awaiting.length ? told.ownOnly : told.some(formatCount(own));
  return html`<section class="waiting-strip" aria-label=${told.region}>
    ${panelIcons.clock}
    <span class="waiting-text">
      ${awaiting.length > 0 ? html`<span><b>${told.awaiting(formatCount(awaiting.length))}</b> <span class="waiting-whose">${whose}</span></span>` : nothing}
      ${running.length > 0 ? html`<span class="waiting-line"><b>${told.running(formatCount(running.length))}</b>${howFar(running, words)}</span>` : nothing}
    </span>
    <button type="button" class="button" part="button" @click=${open}>${told.open}</button>
  </section>`;
}

function howFar(
  running: readonly Operation[],
  { strip: told, operation }: { strip: ApprovalStrings['strip']; operation: OperationStrings },
): TemplateResult {
  const total = running.reduce((sum, { items }) => sum + items.total, 0);
  const done = total - running.reduce((sum, { items }) => sum + items.waiting, 0);
  const text = operation.progress(formatCount(done), formatCount(total));
  return progress({ label: told.running(formatCount(running.length)), done, total, text });
}
