/** Custom Elements Manifest, schema 2.1.0: as much of it as our elements have. */
export interface Manifest {
  schemaVersion: '2.1.0';
  readme: string;
  modules: Module[];
}

export interface Module {
  kind: 'javascript-module';
  /** In the package. */
  path: string;
  declarations: ElementDeclaration[];
  exports: Export[];
}

export interface Reference {
  name: string;
  module?: string;
}

export interface Export {
  kind: 'js' | 'custom-element-definition';
  name: string;
  declaration: Reference;
}

interface Named {
  name: string;
  description?: string;
}

interface Type {
  text: string;
}

export interface Attribute extends Named {
  type?: Type;
  fieldName?: string;
}

export interface Field extends Named {
  kind: 'field';
  type?: Type;
  attribute?: string;
  reflects?: boolean;
  readonly?: boolean;
  static?: boolean;
  privacy?: string;
}

export interface Method extends Named {
  kind: 'method';
  parameters?: { name: string; type?: Type; optional?: boolean }[];
  return?: { type: Type };
  static?: boolean;
  privacy?: string;
}

export interface Event extends Named {
  type: Type;
}

export interface CssProperty extends Named {
  default?: string;
  syntax?: string;
}

export interface ElementDeclaration extends Named {
  kind: 'class';
  customElement: true;
  tagName: string;
  members?: (Field | Method)[];
  attributes?: Attribute[];
  events?: Event[];
  slots?: Named[];
  cssParts?: Named[];
  cssProperties?: CssProperty[];
  cssStates?: Named[];
  superclass?: { name: string; package?: string; module?: string };
}
