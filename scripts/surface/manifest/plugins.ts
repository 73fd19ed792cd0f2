import type { Plugin } from '@custom-elements-manifest/analyzer';
import type { ElementDeclaration, Field, Method } from './schema.ts';

/** The compiler that the analyzer brings. */
export type Compiler = Parameters<NonNullable<Plugin['analyzePhase']>>[0]['ts'];
type Expression = Parameters<Compiler['isObjectLiteralExpression']>[0];

interface Declared {
  property: string;
  attribute: string | null;
  isReflected: boolean;
}

/** Lit's `static properties`, which decorators would say otherwise: which property has an attribute, of what name, and whether it is written back. */
export function litProperties(): Plugin {
  return {
    name: 'lit properties',
    analyzePhase({ ts: compiler, node, moduleDoc }) {
      if (!compiler.isClassDeclaration(node)) return;
      const known = (moduleDoc.declarations as unknown as ElementDeclaration[]).find(({ name }) => name === node.name?.text);
      const declared = node.members.filter(compiler.isPropertyDeclaration).find((one) => one.name.getText() === 'properties');
      const value = declared?.initializer;
      if (!known || !value || !compiler.isObjectLiteralExpression(value)) return;
      for (const { name, initializer } of value.properties.filter(compiler.isPropertyAssignment)) {
        addAttribute(known, declaredIn(compiler, name.getText(), initializer));
      }
    },
  };
}

function declaredIn(compiler: Compiler, property: string, options: Expression): Declared {
  const said = new Map<string, string>();
  if (compiler.isObjectLiteralExpression(options)) {
    for (const one of options.properties.filter(compiler.isPropertyAssignment)) said.set(one.name.getText(), one.initializer.getText());
  }
  const attribute = said.get('attribute');
  const name = attribute === 'false' ? null : (attribute?.slice(1, -1) ?? property.toLowerCase());
  return { property, attribute: name, isReflected: said.get('reflect') === 'true' };
}

function addAttribute(known: ElementDeclaration, { property, attribute, isReflected }: Declared): void {
  const field = known.members?.find(({ name }) => name === property);
  if (!field || attribute === null) return;
  Object.assign(field, { attribute, ...(isReflected && { reflects: true }) });
  known.attributes ??= [];
  known.attributes.push({ name: attribute, fieldName: property });
}

const HIDDEN = new Set(['private', 'protected']);
const isPublic = ({ name, privacy, static: isStatic }: Field | Method): boolean =>
  !name.startsWith('#') && !HIDDEN.has(privacy ?? '') && !isStatic;

/** Leaves out what a host page cannot or need not use: private names, what is for subclasses, and what is the class's own business. */
export function publicMembers(): Plugin {
  return {
    name: 'public members',
    moduleLinkPhase({ moduleDoc }) {
      for (const declaration of (moduleDoc.declarations ?? []) as unknown as ElementDeclaration[]) {
        if (declaration.kind === 'class') declaration.members = (declaration.members ?? []).filter(isPublic);
      }
    },
  };
}

/** Entries define through `define(tag, Class)`, which the analyzer does not know. */
export function defineEntries(): Plugin {
  return {
    name: 'define entries',
    analyzePhase({ ts: compiler, node, moduleDoc }) {
      if (!compiler.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, element] = node.arguments;
      if (!tag || !element || !compiler.isStringLiteral(tag)) return;
      moduleDoc.exports = [
        ...(moduleDoc.exports ?? []),
        { kind: 'custom-element-definition', name: tag.text, declaration: { name: element.getText() } },
      ];
    },
  };
}
