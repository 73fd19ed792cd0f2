import { TOKENS } from '../../../widgets/kit/tokens/table.ts';
import { TOKEN_GROUPS } from '../../../widgets/kit/tokens/token.ts';
import type { Described, ElementSurface } from '../model.ts';
import { whoSees } from './calls.ts';
import { objectsOf } from './details.ts';
import { EXAMPLES, type Example } from './examples.ts';
import { code, section, table } from './markdown.ts';

/** `docs/widgets/<tag>.md`: all that a portal's developer needs to know of an element. */
export function pageOf(element: ElementSurface): string {
  const { tag, lead, properties, methods, events, slots, parts, states } = element;
  const sections = [
    `# \`<${tag}>\`\n\n<!-- Made by npm run manifest from the comment above the class in ${element.file}. -->\n\n${lead}`,
    example(element),
    properties.length > 0 && section('Properties and attributes', aboutProperties(element), propertyTable(element)),
    events.length > 0 && section('Events', aboutEvents(element), eventTable(element)),
    objectsOf(element),
    methods.length > 0 &&
      section(
        'Methods',
        '',
        table(
          ['method', ''],
          methods.map((one) => [`\`${one.text}\``, one.description]),
        ),
      ),
    slots.length > 0 &&
      section(
        'Slots',
        '',
        described('slot', slots, (name) => (name === '' ? '(without a name)' : `\`${name}\``)),
      ),
    parts.length > 0 && section('Parts', `Styled from outside by \`${tag}::part(name)\`.`, described('part', parts)),
    states.length > 0 && section('States', `Matched from outside by \`${tag}:state(name)\`.`, described('state', states)),
    tokens(element),
    whoSees(element),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** The list of all pages. */
export function indexOf(elements: readonly ElementSurface[]): string {
  const rows = elements.map(({ tag, lead }) => [`[\`<${tag}>\`](${tag}.md)`, lead.split('. ')[0]?.replace(/\.?$/, '.') ?? '']);
  return `# Elements\n\n<!-- Made by npm run manifest. -->\n\n${table(['element', 'what it is for'], rows)}\n\nAll their events in one place: [PAGE_EVENTS.md](../PAGE_EVENTS.md).\n`;
}

function example({ tag }: ElementSurface): string {
  const made = EXAMPLES[tag];
  if (!made) throw new Error(`scripts/surface/pages/examples.ts has no example of ${tag}.`);
  const inside = made.markup
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
  return `## On a page

\`\`\`html
<partner-session base-url="https://bff.example.com">
${inside}
</partner-session>
\`\`\`

\`\`\`js
${scriptOf(made)}
\`\`\``;
}

/** The script of an example with its imports. */
export function scriptOf({ markup, script }: Example): string {
  const imports = ['partner-session', ...tagsIn(markup)].map((name) => `import 'partner-widget-kit/define/${name}';`);
  return `${imports.join('\n')}\n\n${script}`;
}

function tagsIn(markup: string): string[] {
  return [...markup.matchAll(/<(partner-[\w-]+)/g)].map(([, tag = '']) => tag);
}

function aboutProperties({ properties }: ElementSurface): string {
  return properties.some(({ attribute }) => attribute === null) ? 'What has no attribute is set in a script.' : '';
}

function propertyTable({ properties }: ElementSurface): string {
  const rows = properties.map(({ name, attribute, type, description, isReadOnly }) => [
    `\`${name}\`${isReadOnly ? ' (read only)' : ''}`,
    attribute === null ? '' : `\`${attribute}\``,
    code(shortened(type.text.replace(/ \| undefined$/, ''))),
    description,
  ]);
  return table(['property', 'attribute', 'type', ''], rows);
}

/** A type that is longer than a sentence is no help in a table. */
const shortened = (text: string): string => (text.length > 120 ? 'object' : text);

function aboutEvents({ events }: ElementSurface): string {
  const cancelable = events.some(({ isCancelable }) => isCancelable) ? ' What is cancelable waits for you: `event.preventDefault()`.' : '';
  return `All bubble and cross shadow roots; none carries a name, a number to call or an amount of money.${cancelable}`;
}

function eventTable({ events }: ElementSurface): string {
  const rows = events.map(({ name, text, description, isCancelable }) => [
    `\`${name}\``,
    code(text.replace(/^CustomEvent<(.*)>$/, '$1').replace(/; \}$/, ' }')),
    isCancelable ? 'yes' : '',
    description,
  ]);
  return table(['event', 'detail', 'cancelable', ''], rows);
}

function described(what: string, entries: readonly Described[], named: (name: string) => string = (name) => `\`${name}\``): string {
  return table(
    [what, ''],
    entries.map(({ name, description }) => [named(name), description]),
  );
}

function tokens({ tokens: known }: ElementSurface): string {
  if (known.length === 0) return '';
  const groups = TOKEN_GROUPS.map((group) => [group, TOKENS.filter((one) => one.group === group && known.includes(one.name))] as const);
  const lines = groups
    .filter(([, members]) => members.length > 0)
    .map(([group, members]) => `- ${group}: ${members.map(({ name }) => `\`--partner-${name}\``).join(', ')}`);
  return section(
    'Design tokens',
    'Set on the element or anywhere above it; [THEMING.md](../THEMING.md) says what each is for.',
    lines.join('\n'),
  );
}
