import type { ElementSurface } from '../model.ts';
import type { Field, TypeText } from '../types.ts';
import { code, table } from './markdown.ts';

interface Named {
  name: string;
  fields: readonly Field[];
}

/** The objects that properties take and events carry, each with its members. Errors have a page of their own. */
export function objectsOf({ properties, events }: ElementSurface): string {
  const named = [
    ...properties.map(({ type }) => nameOf(type.text, type)),
    ...events.map(({ text, detail }) => nameOf(text.replace(/^CustomEvent<(.*)>$/, '$1'), detail)),
  ].flatMap((one) => one ?? []);
  const known = new Map(named.map((one) => [one.name, one]));
  return [...known.values()].map(({ name, fields }) => `### \`${name}\`\n\n${table(['member', 'type', ''], fields.map(row))}`).join('\n\n');
}

function nameOf(text: string, { fields }: TypeText): Named | null {
  const name = /^[A-Z]\w+/.exec(text)?.[0];
  return name && fields.length > 0 && name !== 'Wording' ? { name, fields } : null;
}

function row({ name, text, isOptional, description }: Field): string[] {
  const about = name === 'code' && text === 'FailureCode' ? 'Every code: [ERRORS.md](../ERRORS.md).' : description;
  return [`\`${name}\`${isOptional ? ' (may be left out)' : ''}`, code(text), about];
}
