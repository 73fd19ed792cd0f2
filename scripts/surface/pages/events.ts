import type { ElementSurface, EventSurface } from '../model.ts';
import { code, section, table } from './markdown.ts';

interface Told extends EventSurface {
  tag: string;
}

/** Fired by elements that show something; the rest is of one subject. */
const COMMON = ['partner-load', 'partner-error', 'partner-state-change', 'partner-reveal'];

const EXAMPLE = `\`\`\`js
const session = document.querySelector('partner-session');
session.addEventListener('partner-load', ({ target, detail }) => console.log(target.localName, detail));
session.addEventListener('partner-before-issue', (event) => {
  if (!confirm('Issue these coupons?')) event.preventDefault();
});
\`\`\``;

/** `docs/PAGE_EVENTS.md`: every event of every element in one place. */
export function eventsPageOf(elements: readonly ElementSurface[]): string {
  const told = elements.flatMap(({ tag, events }) => events.map((event) => ({ ...event, tag })));
  const isCommon = ({ name }: Told) => COMMON.includes(name);
  const common = told.filter(isCommon).sort((one, other) => COMMON.indexOf(one.name) - COMMON.indexOf(other.name));
  return `${[
    '# Events in the page\n\n<!-- Made by npm run manifest from the comments above the elements. -->',
    `What the elements tell the page they stand in. What the service tells your servers stands in [EVENTS.md](EVENTS.md).

All bubble and cross shadow roots, so that one listener on \`<partner-session>\`, or on the document, hears all widgets inside. No event carries a name, a number to call or an address. Details name customers, quotas and coupons by their ids; members that are objects are explained on the element's page.`,
    EXAMPLE,
    section(
      'You may say no',
      'Cancelable: `event.preventDefault()` in the listener, before it returns, and the element does not go on.',
      rows(told.filter(({ isCancelable }) => isCancelable)),
    ),
    section('What happened', '', rows(told.filter((one) => !isCommon(one) && !one.isCancelable))),
    section(
      'What stands there now',
      'The loader fires one more: `partner-load-error` on an element whose files cannot be loaded ([EMBEDDING.md](EMBEDDING.md#one-tag)). Codes of `partner-error` stand in [ERRORS.md](ERRORS.md).',
      rows(common),
    ),
  ].join('\n\n')}\n`;
}

function rows(told: readonly Told[]): string {
  return table(
    ['event', 'element', 'members of `detail`', 'when'],
    told.map(({ name, tag, detail, description }) => [
      `\`${name}\``,
      `[\`${tag}\`](widgets/${tag}.md)`,
      detail.fields.map((field) => code(field.name)).join(', ') || 'none',
      description,
    ]),
  );
}
