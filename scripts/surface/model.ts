import type ts from 'typescript';
import { drawingFiles, partsIn, slotsIn } from './drawn.ts';
import { analyzeElements } from './manifest/analyze.ts';
import type { Field as FieldDoc, Method as MethodDoc } from './manifest/schema.ts';
import { declarationOf, readWidgetProgram, type WidgetProgram } from './program.ts';
import { tokensOf } from './tokens.ts';
import { TypeReader, type TypeText } from './types.ts';

export interface Described {
  name: string;
  description: string;
}

export interface PropertySurface extends Described {
  type: TypeText;
  /** The values of a closed list; null where any are allowed. */
  values: readonly string[] | null;
  attribute: string | null;
  isReflected: boolean;
  isReadOnly: boolean;
}

export interface EventSurface extends Described {
  /** `CustomEvent<AuditLoad>`. */
  text: string;
  detail: TypeText;
  isCancelable: boolean;
}

export interface MethodSurface extends Described {
  /** As it is called: `open(code?: string): void`. */
  text: string;
  parameters: readonly { name: string; type: string; isOptional: boolean }[];
  returned: string;
  shape: string;
}

/** All that a host page can use of an element. */
export interface ElementSurface {
  tag: string;
  className: string;
  /** Its folder below `widgets`. */
  folder: string;
  file: string;
  /** What it is for. */
  lead: string;
  properties: readonly PropertySurface[];
  methods: readonly MethodSurface[];
  events: readonly EventSurface[];
  slots: readonly Described[];
  parts: readonly Described[];
  states: readonly Described[];
  /** Design tokens that its styles read, without `--partner-`. */
  tokens: readonly string[];
}

/** Reads every element from its code and the comment above its class; takes some seconds. Throws where both differ. */
export function readElements(): ElementSurface[] {
  const program = readWidgetProgram();
  return analyzeElements().map(({ tag, file, declaration }) => {
    const reader = new ElementReader(program, file, declaration.name);
    const folder = file.split('/')[1] as string;
    const members = declaration.members ?? [];
    const files = drawingFiles(file);
    return {
      tag,
      className: declaration.name,
      folder,
      file,
      lead: oneLine(declaration.description),
      properties: members.filter((one) => one.kind === 'field').map((one) => reader.property(one)),
      methods: members.filter((one) => one.kind === 'method').map((one) => reader.method(one)),
      events: reader.events(`widgets/${folder}/events.ts`, declaration.events ?? []),
      slots: listed(declaration.slots, slotsIn(files)),
      parts: listed(declaration.cssParts, partsIn(files)).sort(byName),
      states: (declaration.cssStates ?? []).map(described),
      tokens: tokensOf(file),
    };
  });
}

class ElementReader {
  readonly #program: WidgetProgram;
  readonly #types: TypeReader;
  readonly #name: string;
  readonly #element: ts.Type;

  constructor(program: WidgetProgram, file: string, name: string) {
    this.#program = program;
    this.#types = new TypeReader(program);
    this.#name = name;
    this.#element = program.checker.getDeclaredTypeOfSymbol(declarationOf(program, file, name));
  }

  property({ name, description, attribute, reflects, readonly }: FieldDoc): PropertySurface {
    const type = this.#member(name);
    return {
      name,
      description: this.#stated(name, description),
      type: this.#types.read(type),
      values: this.#types.values(type),
      attribute: attribute ?? null,
      isReflected: reflects === true,
      isReadOnly: readonly === true,
    };
  }

  method({ name, description, parameters = [], return: returned }: MethodDoc): MethodSurface {
    const [call] = this.#member(name).getCallSignatures();
    if (!call) throw new Error(`${this.#name}.${name} cannot be called.`);
    const given = parameters.map((one) => ({ name: one.name, type: one.type?.text ?? 'unknown', isOptional: one.optional === true }));
    const result = returned?.type.text ?? 'void';
    return {
      name,
      description: this.#stated(name, description),
      text: `${name}(${given.map((one) => `${one.name}${one.isOptional ? '?' : ''}: ${one.type}`).join(', ')}): ${result}`,
      parameters: given,
      returned: result,
      shape: this.#types.signature(call),
    };
  }

  /** Events of the element's map, each with what its comment says. Throws where only one of both knows an event. */
  events(file: string, told: readonly { name: string; description?: string }[]): EventSurface[] {
    const { checker } = this.#program;
    const map = checker.getDeclaredTypeOfSymbol(declarationOf(this.#program, file, `${this.#name}EventMap`));
    const unknown = told.find(({ name }) => !map.getProperty(name));
    if (unknown) throw new Error(`${this.#name}: its comment has @fires ${unknown.name}, which ${file} has not.`);
    return map.getProperties().map((one) => {
      const event = checker.getTypeOfSymbol(one);
      const detail = checker.getTypeOfSymbol(event.getProperty('detail') as ts.Symbol);
      const description = this.#stated(one.name, told.find(({ name }) => name === one.name)?.description);
      return {
        name: one.name,
        description,
        text: this.#types.text(event),
        detail: this.#types.read(detail),
        isCancelable: /\bcancel(able)?\b/i.test(description),
      };
    });
  }

  #member(name: string): ts.Type {
    const symbol = this.#element.getProperty(name);
    if (!symbol) throw new Error(`${this.#name}: its comment has @prop ${name}, which the class has not.`);
    return this.#program.checker.getTypeOfSymbol(symbol);
  }

  #stated(name: string, description: string | undefined): string {
    if (!description) throw new Error(`${this.#name}: the comment above the class does not say what ${name} is.`);
    return oneLine(description);
  }
}

/** What the class's own comment says, and of what it inherits the names that the element draws. */
function listed(entries: readonly Entry[] = [], drawn: readonly string[] = []): Described[] {
  return entries.filter(({ name, inheritedFrom }) => !inheritedFrom || drawn.includes(name)).map(described);
}

type Entry = { name: string; description?: string; inheritedFrom?: unknown };

const described = ({ name, description }: { name: string; description?: string }): Described => ({
  name,
  description: oneLine(description),
});
const byName = (a: Described, b: Described): number => (a.name < b.name ? -1 : 1);
const oneLine = (text = ''): string => text.replace(/\s+/g, ' ').trim();
