import type { ElementSurface, PropertySurface } from '../model.ts';

const NOTE = '// Made from the elements by `npm run manifest`.\n';

/** `types/elements.d.ts`: what can be set on each element, by tag; the types of every framework stand on it. */
export function elementTypes(elements: readonly ElementSurface[]): string {
  const classes = elements.map(({ className }) => className).sort();
  return `${NOTE}import type { ${[...classes, 'PartnerEventMaps'].join(', ')} } from 'partner-widget-kit';

/** Each element's class, by tag. */
export interface PartnerElements {
${lines(elements, ({ className }) => className)}
}

/** Properties that a page sets, by tag. */
export interface PartnerProperties {
${lines(
  elements,
  (element) =>
    `{\n${element.properties
      .filter((one) => !one.isReadOnly)
      .map((one) => member(element, one))
      .join('\n')}\n  }`,
)}
}

/** Attributes, by tag. */
export interface PartnerAttributes {
${lines(elements, (element) => `{\n${element.properties.flatMap((one) => attribute(element, one)).join('\n')}\n  }`)}
}

export type PartnerTag = keyof PartnerElements;

/** Events of an element, by name. */
export type PartnerEvents<Tag extends PartnerTag> = PartnerEventMaps[Tag];

/** One event of an element, such as \`PartnerEvent<'partner-audit', 'partner-load'>\`. */
export type PartnerEvent<Tag extends PartnerTag, Name extends keyof PartnerEvents<Tag>> = PartnerEvents<Tag>[Name];
`;
}

function lines(elements: readonly ElementSurface[], of: (element: ElementSurface) => string): string {
  return elements.map((element) => `  '${element.tag}': ${of(element)};`).join('\n');
}

const comment = (text: string): string => `    /** ${text.replaceAll('*/', '* /')} */\n`;

function member({ className }: ElementSurface, { name, description }: PropertySurface): string {
  return `${comment(description)}    ${name}?: ${className}['${name}'];`;
}

function attribute({ className }: ElementSurface, { name, attribute: known, description, type, values }: PropertySurface): string[] {
  if (known === null) return [];
  const isBoolean = type.text.startsWith('boolean');
  const taken = isBoolean ? "boolean | ''" : values || type.text.includes("'") ? `${className}['${name}'] | null` : 'string | null';
  return [`${comment(description)}    '${known}'?: ${taken} | undefined;`];
}
