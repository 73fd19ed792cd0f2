import { html, nothing, type TemplateResult } from 'lit';
import { CONTACT_TOPICS } from '../../shared/values/agreement-lists.ts';
import { type Failure, isSessionEnd } from '../core/failure.ts';
import { formatClock, formatDeadline } from '../core/formats.ts';
import { selectField } from '../kit/field.ts';
import { resultNotice } from '../kit/toast.ts';
import type { Blocking, MyPartnerController } from './controller.ts';
import type { Strings } from './strings/index.ts';

export interface ContactParts {
  controller: MyPartnerController;
  strings: Strings;
  partnerName: string;
  ask: () => void;
  sign: (code: string) => void;
}

/** What it is about, one button, and what came of it; what must be signed first stands below with the way to sign it. */
export function contact(parts: ContactParts): TemplateResult {
  const { controller, strings, ask } = parts;
  const { contact: words } = strings;
  const isSending = controller.step.name === 'sending';
  return html`<div class="contact">
      ${selectField({
        id: 'topic',
        label: words.topic,
        value: controller.topic,
        options: CONTACT_TOPICS.map((topic) => ({ value: topic, label: words.topics[topic] })),
        onPick: (topic) => controller.choose(topic),
      })}
      <button type="button" class="button ask" part="button" aria-disabled=${isSending || controller.step.name === 'done' ? 'true' : nothing} @click=${ask}>${isSending ? words.sending : words.ask}</button>
    </div>
    ${outcome(parts)}`;
}

function outcome({ controller, strings, partnerName, sign }: ContactParts): unknown {
  const { step } = controller;
  const { contact: words } = strings;
  if (step.name === 'done') return resultNotice({ kind: 'done', text: strings.succeeded, detail: words.done(partnerName) });
  if (step.name === 'refused') return resultNotice({ kind: 'refused', text: refusal(step.failure, strings) });
  if (step.name !== 'blocked') return nothing;
  return html`<div class="blocked" role="alert">
    <p>${words.blocked}</p>
    <ul>
      ${step.agreements.map((one) => blocking(one, strings, sign))}
    </ul>
  </div>`;
}

function blocking({ code, title, reason, dueAt, isOverdue }: Blocking, strings: Strings, sign: (code: string) => void): TemplateResult {
  const due = dueAt === null ? null : strings.due(formatDeadline(dueAt));
  return html`<li>
    <span>${strings.asked({ title, reason, due, isOverdue })}</span>
    <button type="button" class="button primary" part="button button-primary" aria-label=${strings.contact.signOf(title)} @click=${() => sign(code)}>${strings.signNow}</button>
  </li>`;
}

const UNCLEAR: readonly string[] = ['offline', 'answer-unreadable', 'request-in-flight'];
function refusal(failure: Failure, { contact: words }: Strings): string {
  const { code, requestId, retryAfterSeconds } = failure;
  if (code === 'contact-requests-full') {
    return words.full(retryAfterSeconds === null ? null : formatClock(Date.now() + retryAfterSeconds * 1000));
  }
  if (code === 'customer-dissociated') return words.left;
  if (UNCLEAR.includes(code)) return words.unclear;
  return isSessionEnd(failure) ? words.expired : words.failed(requestId);
}
