import ts from 'typescript';
import type { WidgetProgram } from './program.ts';

/** A type in three ways: as it is named, with what it is made of written out, and its members where it is an object of ours. */
export interface TypeText {
  /** As it is written: `AuditState`, or its values where they are few: `'light' | 'dark'`. */
  text: string;
  /** All of it by structure, whatever its parts are called; two types are the same where this is. */
  shape: string;
  fields: Field[];
  /** The same member by member: `['.state', "required 'a' | 'b'"]`; the first is the type itself, under an empty path. */
  leaves: Leaf[];
}

export type Leaf = readonly [path: string, value: string];

export interface Field {
  name: string;
  text: string;
  isOptional: boolean;
  description: string;
}

const PLAIN =
  ts.TypeFlags.String |
  ts.TypeFlags.Number |
  ts.TypeFlags.Boolean |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Void |
  ts.TypeFlags.Any |
  ts.TypeFlags.Unknown |
  ts.TypeFlags.BooleanLiteral |
  ts.TypeFlags.NumberLiteral |
  ts.TypeFlags.BigInt;
/** A closed list with more values than this is called by its name. */
const MOST_VALUES = 10;
const FORMAT = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

export class TypeReader {
  readonly #checker: ts.TypeChecker;

  constructor({ checker }: WidgetProgram) {
    this.#checker = checker;
  }

  read(type: ts.Type): TypeText {
    return {
      text: this.text(type),
      shape: this.#shape(type, []),
      fields: this.#fields(type),
      leaves: this.#leaves('', type, 'required', []),
    };
  }

  /** Values of a closed list, without `null` and `undefined`; null where others are allowed. */
  values(type: ts.Type): string[] | null {
    const members = type.isUnion() ? type.types : [type];
    const stated = members.filter((one) => !(one.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)));
    return stated.length > 0 && stated.every((one) => one.isStringLiteral()) ? stated.map((one) => String(one.value)).sort() : null;
  }

  text(type: ts.Type): string {
    const values = this.values(type);
    const name = type.aliasSymbol?.name;
    if (!values || !type.isUnion() || (name && values.length > MOST_VALUES)) {
      return this.#checker.typeToString(type, undefined, FORMAT).replaceAll('"', "'");
    }
    const rest = type.types.filter((one) => !one.isStringLiteral()).map((one) => this.#checker.typeToString(one));
    return [...values.map((value) => `'${value}'`), ...rest.sort()].join(' | ');
  }

  #leaves(path: string, type: ts.Type, mark: string, within: readonly ts.Type[]): Leaf[] {
    const members = type.isUnion() ? type.types : [type];
    const [object, ...others] = members.filter((one) => one.flags & ts.TypeFlags.Object);
    const rest = members.filter((one) => one !== object && !(one.flags & ts.TypeFlags.Undefined));
    const isPlain = rest.every((one) => one.flags & ts.TypeFlags.Null);
    if (!object || others.length > 0 || !isPlain || within.includes(object))
      return [[path, `${mark} ${withoutUndefined(this.#shape(type, []))}`]];
    const end = rest.length > 0 ? ' | null' : '';
    const inner = [...within, object];
    if (this.#checker.isArrayType(object)) {
      return [[path, `${mark} list${end}`], ...this.#leaves(`${path}[]`, this.#elementOf(object), 'required', inner)];
    }
    const properties = this.#checker.getPropertiesOfType(object);
    if (!isOurs(object) || object.getCallSignatures().length > 0 || properties.length === 0) {
      return [[path, `${mark} ${this.#shape(object, [])}${end}`]];
    }
    const leaves = properties.flatMap((one) =>
      this.#leaves(`${path}.${one.name}`, this.#typeOf(one), one.flags & ts.SymbolFlags.Optional ? 'optional' : 'required', inner),
    );
    return [[path, `${mark} object${end}`], ...leaves];
  }

  #fields(type: ts.Type): Field[] {
    const [object, ...others] = (type.isUnion() ? type.types : [type]).filter((one) => one.flags & ts.TypeFlags.Object);
    if (!object || others.length > 0 || !isOurs(object) || this.#checker.isArrayType(object)) return [];
    return this.#checker.getPropertiesOfType(object).map((member) => ({
      name: member.name,
      text: this.#fieldText(member),
      isOptional: (member.flags & ts.SymbolFlags.Optional) !== 0,
      description: ts.displayPartsToString(member.getDocumentationComment(this.#checker)).replaceAll('\n', ' '),
    }));
  }

  /** Without `undefined`, which "may be left out" says; a long list by the name that its declaration has for it. */
  #fieldText(member: ts.Symbol): string {
    const type = this.#typeOf(member);
    const stated = this.#checker.getNonNullableType(type);
    const declared = member.valueDeclaration && ts.isPropertySignature(member.valueDeclaration) ? member.valueDeclaration.type : undefined;
    if (declared && ts.isTypeReferenceNode(declared) && (this.values(stated)?.length ?? 0) > MOST_VALUES) return declared.getText();
    return this.text(stated) + (isNullable(type) ? ' | null' : '');
  }

  #typeOf(member: ts.Symbol): ts.Type {
    return this.#checker.getTypeOfSymbol(member);
  }

  #shape(type: ts.Type, within: readonly ts.Type[]): string {
    if (type.flags & PLAIN) return this.#checker.typeToString(type);
    if (type.isStringLiteral()) return `'${type.value}'`;
    if (type.isUnion()) return this.#union(type, within);
    if (type.isIntersection()) return [...new Set(type.types.map((one) => this.#shape(one, within)))].sort().join(' & ');
    if (within.includes(type)) return '…';
    const inner = [...within, type];
    if (this.#checker.isArrayType(type)) return `${this.#shape(this.#elementOf(type), inner)}[]`;
    if (!isOurs(type)) return this.#named(type, inner);
    const [call] = type.getCallSignatures();
    return call ? this.signature(call, inner) : this.#object(type, inner);
  }

  #named(type: ts.Type, within: readonly ts.Type[]): string {
    const given = this.#checker.getTypeArguments(type as ts.TypeReference).map((one) => this.#shape(one, within));
    return given.length > 0 ? `${type.symbol.name}<${given.join(', ')}>` : type.symbol.name;
  }

  #union(type: ts.UnionType, within: readonly ts.Type[]): string {
    const isBoolean = type.types.filter((one) => one.flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const members = type.types.filter((one) => !(isBoolean && one.flags & ts.TypeFlags.BooleanLiteral));
    const shapes = members.map((one) => this.#shape(one, within));
    return [...new Set([...shapes, ...(isBoolean ? ['boolean'] : [])])].sort().join(' | ');
  }

  #object(type: ts.Type, within: readonly ts.Type[]): string {
    const members = this.#checker.getPropertiesOfType(type).map((member) => {
      const mark = member.flags & ts.SymbolFlags.Optional ? '?' : '';
      return `${member.name}${mark}: ${this.#shape(this.#typeOf(member), within)}`;
    });
    return `{ ${members.sort().join('; ')} }`;
  }

  /** `(reason: string) => void`, by structure. */
  signature(call: ts.Signature, within: readonly ts.Type[] = []): string {
    const given = call.getParameters().map((one) => {
      const declaration = one.valueDeclaration;
      const isOptional = declaration && ts.isParameter(declaration) && this.#checker.isOptionalParameter(declaration);
      return `${one.name}${isOptional ? '?' : ''}: ${this.#shape(this.#typeOf(one), within)}`;
    });
    return `(${given.join(', ')}) => ${this.#shape(call.getReturnType(), within)}`;
  }

  #elementOf(type: ts.Type): ts.Type {
    return this.#checker.getTypeArguments(type as ts.TypeReference)[0] as ts.Type;
  }
}

const withoutUndefined = (shape: string): string =>
  shape
    .split(' | ')
    .filter((one) => one !== 'undefined')
    .join(' | ');

function isNullable(type: ts.Type): boolean {
  return type.isUnion() && type.types.some((one) => one.flags & ts.TypeFlags.Null);
}

/** What the platform or a package declares under a name is known by that name. */
function isOurs({ symbol }: ts.Type): boolean {
  const declarations = symbol?.declarations ?? [];
  return !symbol || symbol.name.startsWith('__') || declarations.some((one) => !one.getSourceFile().isDeclarationFile);
}
