import { TOKENS } from '../../../widgets/kit/tokens/table.ts';
import type { ElementSurface, MethodSurface, PropertySurface } from '../model.ts';
import { defaultOf, purposeOf } from '../tokens.ts';
import type { CssProperty, ElementDeclaration, Manifest, Module } from './schema.ts';

/** Where a file of the checkout stands in the package. */
const modulePath = (file: string): string => `modules/${file.replace(/\.ts$/, '.js')}`;

/** The manifest of all elements, schema 2.1.0, by which editors, generators and documentation know them. */
export function manifestOf(elements: readonly ElementSurface[]): Manifest {
  return { schemaVersion: '2.1.0', readme: 'README.md', modules: elements.flatMap((one) => [classModule(one), definition(one)]) };
}

function classModule(element: ElementSurface): Module {
  const path = modulePath(element.file);
  const { className: name } = element;
  return {
    kind: 'javascript-module',
    path,
    declarations: [declarationOf(element)],
    exports: [{ kind: 'js', name, declaration: { name, module: path } }],
  };
}

function definition({ tag, className, file }: ElementSurface): Module {
  const declaration = { name: className, module: modulePath(file) };
  const exports: Module['exports'] = [{ kind: 'custom-element-definition', name: tag, declaration }];
  return { kind: 'javascript-module', path: `define/${tag}.js`, declarations: [], exports };
}

function declarationOf(element: ElementSurface): ElementDeclaration {
  const { className, tag, lead, properties, methods, events, slots, parts, states, tokens } = element;
  return {
    kind: 'class',
    name: className,
    description: lead,
    customElement: true,
    tagName: tag,
    superclass: { name: 'LitElement', package: 'lit' },
    attributes: properties.flatMap((one) => attributeOf(one) ?? []),
    members: [...properties.map(fieldOf), ...methods.map(methodOf)],
    events: events.map(({ name, description, text }) => ({ name, description, type: { text } })),
    slots: [...slots],
    cssParts: [...parts],
    cssStates: [...states],
    cssProperties: tokens.map(cssPropertyOf),
  };
}

function attributeOf({ attribute, name, description, values, type }: PropertySurface) {
  if (attribute === null) return null;
  return { name: attribute, fieldName: name, description, type: { text: attributeType(type.text, values) } };
}

/** What can be written as an attribute: never `null` or `undefined`. */
function attributeType(text: string, values: readonly string[] | null): string {
  if (values) return values.map((value) => `'${value}'`).join(' | ');
  return text.startsWith('boolean') ? 'boolean' : text.includes("'") ? text.replace(/ \| undefined$/, '') : 'string';
}

function fieldOf({ name, description, type, attribute, isReflected, isReadOnly }: PropertySurface) {
  return {
    kind: 'field' as const,
    name,
    description,
    type: { text: type.text },
    ...(attribute !== null && { attribute }),
    ...(isReflected && { reflects: true }),
    ...(isReadOnly && { readonly: true }),
  };
}

function methodOf({ name, description, parameters, returned }: MethodSurface) {
  const given = parameters.map((one) => ({ name: one.name, type: { text: one.type }, ...(one.isOptional && { optional: true }) }));
  return { kind: 'method' as const, name, description, parameters: given, return: { type: { text: returned } } };
}

function cssPropertyOf(name: string): CssProperty {
  const token = TOKENS.find((one) => one.name === name);
  if (!token) throw new Error(`There is no token ${name}.`);
  return { name: `--partner-${name}`, description: purposeOf(token), default: defaultOf(token) };
}
